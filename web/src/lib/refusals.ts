import { plural, t } from "@lingui/core/macro";
import { own } from "./own";

export interface FailureHint {
  /** The number and kind: `12 requests with a wrong secret`. */
  what: string;
  /** The likely cause, and what to do. */
  why: string;
  /** Whether the delivery log has the requests. */
  logged?: boolean;
}

const HINTS: Record<string, Omit<FailureHint, "what"> & { what: (count: number) => string }> = {
  "secret-missing": {
    what: (count) =>
      plural(count, { one: "# request without a secret", other: "# requests without a secret" }),
    why: t`The HTTP Request node in n8n has to send the header x-n8n-webhook-secret.`,
  },
  "secret-wrong": {
    what: (count) => plural(count, { one: "# wrong secret", other: "# wrong secrets" }),
    why: t`The value in n8n is not one of those below. Copy it again, without spaces around it.`,
  },
  "signature-missing": {
    what: (count) =>
      plural(count, {
        one: "# request without a signature",
        other: "# requests without a signature",
      }),
    why: t`Something other than Retell called this address, or a proxy on the way removes the header x-retell-signature.`,
  },
  "signature-malformed": {
    what: (count) =>
      plural(count, {
        one: "# signature that cannot be read",
        other: "# signatures that cannot be read",
      }),
    why: t`Retell did not make it, or something on the way changes the header x-retell-signature.`,
  },
  "signature-wrong": {
    what: (count) => plural(count, { one: "# wrong signature", other: "# wrong signatures" }),
    why: t`The key here is not the one with the webhook badge in Retell, or something on the way changes the body.`,
  },
  "signature-clock": {
    what: (count) =>
      plural(count, {
        one: "# signature more than five minutes off",
        other: "# signatures more than five minutes off",
      }),
    why: t`The clock of this server is off, the requests waited on the way, or somebody sends old ones again.`,
  },
  unreadable: {
    what: (count) =>
      plural(count, {
        one: "# request that could not be read",
        other: "# requests that could not be read",
      }),
    why: t`The delivery log shows what was sent and what to change.`,
    logged: true,
  },
  "too-large": {
    what: (count) => plural(count, { one: "# request over 16 MB", other: "# requests over 16 MB" }),
    why: t`No call is that large: something else is sent here.`,
  },
  encoding: {
    what: (count) => plural(count, { one: "# compressed request", other: "# compressed requests" }),
    why: t`The sender has to send the body without compression.`,
  },
  incomplete: {
    what: (count) =>
      plural(count, { one: "# request that broke off", other: "# requests that broke off" }),
    why: t`The connection ended before the whole body was here. Senders come again by themselves.`,
  },
  "unknown-source": {
    what: (count) =>
      plural(count, {
        one: "# request to the address of no source",
        other: "# requests to the address of no source",
      }),
    why: t`The ID at the end of the webhook address is wrong, or its source was removed.`,
  },
  busy: {
    what: (count) =>
      plural(count, {
        one: "# request that could not be stored at once",
        other: "# requests that could not be stored at once",
      }),
    why: t`The database was overloaded or away. Senders come again by themselves, and nothing is lost.`,
  },
};

export function failureHint({ reason, count }: { reason: string; count: number }): FailureHint {
  const hint = own(HINTS, reason);
  if (!hint)
    return {
      what: plural(count, { one: "# failure", other: "# failures" }),
      why: t`The server calls it “${reason}”.`,
    };
  return { ...hint, what: hint.what(count) };
}

/** Returns whether such requests are refused before their source is known. */
export function ofNobody(reason: string): boolean {
  return /^(secret|signature)-/.test(reason);
}
