/** Returns the URL if it is plain http(s). Others, such as `javascript:`, are refused. */
export function safeUrl(value: string | null | undefined): string | undefined {
  if (!value) return undefined;
  try {
    const url = new URL(value);
    return url.protocol === "https:" || url.protocol === "http:" ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Returns the URL of media, which may also be a path of this site: `/demo/a.mp3`. */
export function safeMediaUrl(value: string | null | undefined): string | undefined {
  const path = safePath(value);
  return path ? new URL(path, window.location.origin).href : safeUrl(value);
}

/** Returns the path to open after the sign-in, only if it is on this site. */
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
