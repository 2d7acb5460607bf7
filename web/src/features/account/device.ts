import { t } from "@lingui/core/macro";
/**
 * Returns a short name such as `Chrome on Windows` from a user agent, for users to recognise a
 * device.
 */
export function deviceName(userAgent: string | null | undefined): string {
  if (!userAgent) return t`Unknown device`;
  const browser = first(userAgent, [
    [/Edg\//, "Edge"],
    [/OPR\//, "Opera"],
    [/Firefox\//, "Firefox"],
    [/Chrom(e|ium)\//, "Chrome"],
    [/Safari\//, "Safari"],
    [/^curl\//, "curl"],
  ]);
  const system = first(userAgent, [
    [/iPhone/, "iPhone"],
    [/iPad/, "iPad"],
    [/Android/, "Android"],
    [/Windows/, "Windows"],
    [/Mac OS X|Macintosh/, "Mac"],
    [/Linux/, "Linux"],
  ]);
  if (browser && system) return t`${browser} on ${system}`;
  return browser ?? system ?? userAgent.slice(0, 40);
}

function first(text: string, names: [RegExp, string][]): string | undefined {
  return names.find(([pattern]) => pattern.test(text))?.[1];
}
