import { otherParty, phoneNumber } from "@/lib/phone";

type Headed = Parameters<typeof otherParty>[0] & {
  headline?: {
    callerName?: string | null;
    callbackNumber?: string | null;
    reason?: string | null;
  } | null;
};

export interface Head {
  /** The caller's name, or the number. */
  who: string;
  /** The reason for the call, if the client declares a field for it. */
  reason?: string;
  /** The number, if there is a name. */
  number?: string;
}

/** Returns the heading of a call: "Priya Abbott · wants to reschedule", or the number alone. */
export function headOf(call: Headed): Head {
  const { callerName, callbackNumber, reason } = call.headline ?? {};
  const number = callbackNumber
    ? phoneNumber(callbackNumber)
    : call.fromNumber || call.toNumber
      ? otherParty(call)
      : undefined;
  return {
    who: callerName || number || otherParty(call),
    reason: reason || undefined,
    number: callerName ? number : undefined,
  };
}

/** Returns the heading as one text, for titles and screen readers. */
export function headText(call: Headed): string {
  const { who, reason } = headOf(call);
  return reason ? `${who} · ${reason}` : who;
}

/** Returns the number to dial, or undefined for other texts, such as a masked number. */
export function dialable(number: string): string | undefined {
  return /^\+?[\d\s().-]{3,}$/.test(number) ? number.replaceAll(/[^\d+]/g, "") : undefined;
}
