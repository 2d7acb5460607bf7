// An array of texts in PostgreSQL's binary form. By itself pg writes arrays as text with every
// quote escaped, which for bodies costs more than all the rest.
const TEXT = 25

export function textArray(values) {
  const parts = [ints(1, 1, TEXT, values.length, 1)]
  for (const value of values) {
    if (value === null) {
      parts.push(ints(-1))
    } else {
      const bytes = Buffer.isBuffer(value) ? value : Buffer.from(String(value))
      parts.push(ints(bytes.length), bytes)
    }
  }
  return Buffer.concat(parts)
}

function ints(...values) {
  const bytes = Buffer.allocUnsafe(4 * values.length)
  for (const [i, value] of values.entries()) bytes.writeInt32BE(value, 4 * i)
  return bytes
}
