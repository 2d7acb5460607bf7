/** A link from data is followed only when it is plain http(s); `javascript:` and friends are not. */
export function safeUrl(value: string | null | undefined): string | undefined {
  if (!value) return undefined;
  try {
    const url = new URL(value);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The same for media, which may also lie on this site: there as a path, `/demo/a.mp3`. */
export function safeMediaUrl(value: string | null | undefined): string | undefined {
  const path = safePath(value);
  return path ? new URL(path, window.location.origin).href : safeUrl(value);
}

/** Where to go after signing in: only a path of this site, never somewhere else. */
export function safePath(value: unknown): string | undefined {
  if (typeof value !== "string" || !value.startsWith("/")) return undefined;
  const home = "https://here.invalid";
  try {
    const url = new URL(value, home);
    return url.origin === home ? `${url.pathname}${url.search}${url.hash}` : undefined;
  } catch {
    return undefined;
  }
}
