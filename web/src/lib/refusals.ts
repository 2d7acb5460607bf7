import { plural } from "./format";
import { own } from "./own";

export interface FailureHint {
  /** How many of what: `12 requests with a wrong secret`. */
  what: string;
  /** Why that may be, and what to do. */
  why: string;
  /** What was sent is kept in the delivery log. */
  logged?: boolean;
}

const HINTS: Record<string, Omit<FailureHint, "what"> & { one: string; many: string }> = {
  "secret-missing": {
    one: "request without a secret",
    many: "requests without a secret",
    why: "The HTTP Request node in n8n has to send the header x-n8n-webhook-secret.",
  },
  "secret-wrong": {
    one: "wrong secret",
    many: "wrong secrets",
    why: "The value in n8n is not one of those below. Copy it again, without spaces around it.",
  },
  "signature-missing": {
    one: "request without a signature",
    many: "requests without a signature",
    why: "Something other than Retell called this address, or a proxy on the way removes the header x-retell-signature.",
  },
  "signature-malformed": {
    one: "signature that cannot be read",
    many: "signatures that cannot be read",
    why: "Retell did not make it, or something on the way changes the header x-retell-signature.",
  },
  "signature-wrong": {
    one: "wrong signature",
    many: "wrong signatures",
    why: "The key here is not the one with the webhook badge in Retell, or something on the way changes the body.",
  },
  "signature-clock": {
    one: "signature more than five minutes off",
    many: "signatures more than five minutes off",
    why: "The clock of this server is off, the requests waited on the way, or somebody sends old ones again.",
  },
  unreadable: {
    one: "request that could not be read",
    many: "requests that could not be read",
    why: "The delivery log shows what was sent and what to change.",
    logged: true,
  },
  "too-large": {
    one: "request over 16 MB",
    many: "requests over 16 MB",
    why: "No call is that large: something else is sent here.",
  },
  encoding: {
    one: "compressed request",
    many: "compressed requests",
    why: "The sender has to send the body without compression.",
  },
  incomplete: {
    one: "request that broke off",
    many: "requests that broke off",
    why: "The connection ended before the whole body was here. Senders come again by themselves.",
  },
  "unknown-source": {
    one: "request to the address of no source",
    many: "requests to the address of no source",
    why: "The ID at the end of the webhook address is wrong, or its source was removed.",
  },
  busy: {
    one: "request that could not be stored at once",
    many: "requests that could not be stored at once",
    why: "The database was overloaded or away. Senders come again by themselves, and nothing is lost.",
  },
};

export function failureHint({ reason, count }: { reason: string; count: number }): FailureHint {
  const hint = own(HINTS, reason);
  if (!hint) return { what: plural(count, "failure"), why: `The server calls it “${reason}”.` };
  const { one, many, ...rest } = hint;
  return { ...rest, what: plural(count, one, many) };
}

/** Turned away before anybody could tell which source it was meant for. */
export function ofNobody(reason: string): boolean {
  return /^(secret|signature)-/.test(reason);
}
