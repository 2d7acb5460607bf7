/** Shortens an IPv6 address, `[0:0:0:0:0:0:0:1]` to `::1`. Other texts stay unchanged. */
export function networkAddress(address: string): string {
  const bare = address.replace(/^\[|\]$/g, "");
  if (!bare.includes(":")) return bare;
  try {
    return new URL(`http://[${bare}]`).hostname.slice(1, -1);
  } catch {
    return bare;
  }
}
