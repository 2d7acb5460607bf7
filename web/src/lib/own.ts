/** Looks up a key from untrusted data. `constructor` and `__proto__` are not found. */
export function own<T>(table: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
