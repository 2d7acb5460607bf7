/** An IPv6 address in its short form, `::1` and not `[0:0:0:0:0:0:0:1]`; anything else as it is. */
export function networkAddress(address: string): string {
  const bare = address.replace(/^\[|\]$/g, "");
  if (!bare.includes(":")) return bare;
  try {
    return new URL(`http://[${bare}]`).hostname.slice(1, -1);
  } catch {
    return bare;
  }
}
