import { t } from "@lingui/core/macro";

const ONE_DIGIT = new Set(["1", "7"]);
const TWO_DIGITS = new Set(
  "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98".split(
    " ",
  ),
);

/**
 * Groups the digits of an international number for reading aloud. Other texts (a SIP address,
 * "anonymous", a short code) stay unchanged.
 */
export function phoneNumber(raw: string): string {
  const compact = raw.replaceAll(/[\s().-]/g, "");
  if (!/^\+\d{7,15}$/.test(compact)) return raw;
  const digits = compact.slice(1);
  const codeLength = ONE_DIGIT.has(digits.slice(0, 1))
    ? 1
    : TWO_DIGITS.has(digits.slice(0, 2))
      ? 2
      : 3;
  const code = digits.slice(0, codeLength);
  const rest = digits.slice(codeLength);
  if (code === "1" && rest.length === 10) {
    return `+1 (${rest.slice(0, 3)}) ${rest.slice(3, 6)}-${rest.slice(6)}`;
  }
  return `+${code} ${groups(rest)}`;
}

/** Splits into groups of three, with a last group of up to four, so that no digit is alone. */
function groups(digits: string): string {
  const parts: string[] = [];
  let rest = digits;
  while (rest.length > 4) {
    parts.push(rest.slice(0, 3));
    rest = rest.slice(3);
  }
  parts.push(rest);
  return parts.join(" ");
}

interface Ends {
  callType?: string | null;
  direction?: string | null;
  fromNumber?: string | null;
  toNumber?: string | null;
}

/** Returns the other party: the caller of an inbound call, the callee of an outbound one. */
export function otherParty(call: Ends): string {
  const number = call.direction === "outbound" ? call.toNumber : call.fromNumber;
  const known = number || call.fromNumber || call.toNumber;
  if (known) return phoneNumber(known);
  return call.callType === "web_call" ? t`Web call` : t`Unknown number`;
}

/** Returns whether the reader's agency hides the number: `+1 ••• ••• ••42`. */
export function isMasked(number: string): boolean {
  return number.includes("•");
}
