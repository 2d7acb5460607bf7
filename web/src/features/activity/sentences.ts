import type { AuditEntry } from "@/api/types";
import { own } from "@/lib/own";

export type Action = AuditEntry["action"];
export type Kind = "sign-ins" | "passwords" | "clients" | "calls" | "agents" | "sources";

interface Words {
  kind: Kind;
  /** To an operator, and to a client where it has no words of its own. */
  text: string;
  /** To the client it concerns. */
  client?: string;
  /** To the person who did it, or whose account it is. */
  self?: string;
}

/**
 * What was done, told to whoever reads it. `{of}`, `{for}` and `{ofCall}` are left out where there
 * is nothing to name.
 */
const WORDS: Record<Action, Words> = {
  "sign-in": { kind: "sign-ins", text: "{who}{of} signed in" },
  "sign-in.failed": {
    kind: "sign-ins",
    text: "Someone tried to sign in as {who}{of} with a wrong password",
  },
  "sign-in.suspended": {
    kind: "sign-ins",
    text: "{who}{of} could not sign in, because the account is suspended",
  },
  "sign-out": { kind: "sign-ins", text: "{who}{of} signed out" },
  "sign-out.others": { kind: "sign-ins", text: "{who}{of} signed out everywhere else" },

  "invitation.accepted": {
    kind: "passwords",
    text: "{who}{of} accepted the invitation and chose a password",
  },
  "client.invited": {
    kind: "passwords",
    text: "{who} made a new invitation link for {client}",
    client: "{who} made a new invitation link for you",
  },
  "password.changed": {
    kind: "passwords",
    text: "{who}{of} changed their password",
    self: "{who} changed your password",
  },
  "password.reset": {
    kind: "passwords",
    text: "{who}{of} chose a new password with a reset link",
  },
  "password.reset-asked": {
    kind: "passwords",
    text: "Someone asked for a link to reset the password of {who}{of}",
    self: "Someone asked for a link to reset your password",
  },
  "password.reset-link": {
    kind: "passwords",
    text: "{who} made a link to reset the password of {client}",
    client: "{who} made a link to reset your password",
  },
  "password.reset-printed": {
    kind: "passwords",
    text: "A link to reset the password of {who} was made on the server",
    self: "A link to reset your password was made on the server",
  },

  "user.invited": { kind: "clients", text: "{who}{of} invited a user" },
  "user.changed": { kind: "clients", text: "{who}{of} changed what a user may do" },
  "user.removed": { kind: "clients", text: "{who}{of} removed a user" },

  "operator.created": { kind: "clients", text: "The first operator’s account was created" },
  "secret-key.replaced": {
    kind: "passwords",
    text: "The secret key of this installation was replaced, which signed everybody out",
  },
  "client.created": {
    kind: "clients",
    text: "{who} created the account of {client}",
    client: "{who} created your account",
  },
  "client.changed": {
    kind: "clients",
    text: "{who} changed the details of {client}",
    client: "{who} changed your business details",
  },
  "client.suspended": {
    kind: "clients",
    text: "{who} suspended {client}",
    client: "{who} suspended your account",
  },
  "client.deleted": {
    kind: "clients",
    text: "{who} deleted a client without calls",
    client: "{who} deleted your account",
  },
  "client.resumed": {
    kind: "clients",
    text: "{who} resumed {client}",
    client: "{who} resumed your account",
  },
  "plan.changed": {
    kind: "clients",
    text: "{who} changed the plan of {client} from {subject} on",
    client: "{who} changed your plan from {subject} on",
  },
  "top-up.recorded": {
    kind: "clients",
    text: "{who} recorded a payment of {client}",
    client: "{who} recorded your payment",
  },
  "settings.changed": {
    kind: "clients",
    text: "{who} changed the settings of {client}",
    client: "{who} changed your settings",
  },

  "disclosure.changed": {
    kind: "clients",
    text: "{who} changed what {client} sees of its calls",
    client: "{who} changed what you see of your calls",
  },

  "client.viewed": {
    kind: "calls",
    text: "{who} looked at the calls of {client}",
    client: "{who} looked at your calls",
  },
  "calls.exported": {
    kind: "calls",
    text: "{who} exported the calls of {client}",
    client: "{who} exported your calls",
  },
  "calls.handed-over": {
    kind: "calls",
    text: "{who} gave the kept calls of the agent {subject} to {client}",
    client: "{who} gave you the earlier calls of the agent {subject}",
  },
  "handover.undone": {
    kind: "calls",
    text: "{who} took the kept calls of the agent {subject} back from {client}",
    client: "{who} took back the earlier calls of the agent {subject}",
  },
  "call.removed": {
    kind: "calls",
    text: "{who} removed a test call{ofCall}{for}",
    client: "{who} removed a test call{ofCall}",
  },
  "reconciliation.requested": {
    kind: "calls",
    text: "{who} asked for a comparison with Retell’s calls{for}",
    client: "{who} compared your calls with Retell’s",
  },
  "reconciliation.cancelled": {
    kind: "calls",
    text: "{who} cancelled a comparison with Retell’s calls{for}",
    client: "{who} cancelled a comparison of your calls with Retell’s",
  },
  "reconciliation.resumed": {
    kind: "calls",
    text: "{who} resumed a comparison with Retell’s calls{for}",
    client: "{who} resumed a comparison of your calls with Retell’s",
  },
  "calls.replayed": {
    kind: "calls",
    text: "{who} replayed stored events{ofCall}{for}",
    client: "{who} replayed your stored events{ofCall}",
  },

  "agent.requested": {
    kind: "agents",
    text: "{who} asked to connect the agent {subject} to {client}",
    client: "{who} asked to connect the agent {subject}",
  },
  "agent.refused": {
    kind: "agents",
    text: "{who} refused to connect the agent {subject} to {client}",
    client: "{who} refused to connect the agent {subject}",
  },
  "agent.connected": {
    kind: "agents",
    text: "{who} connected the agent {subject} to {client}",
    client: "{who} connected the agent {subject}",
  },
  "agent.disconnected": {
    kind: "agents",
    text: "{who} disconnected the agent {subject} from {client}",
    client: "{who} disconnected the agent {subject}",
  },

  "source.added": {
    kind: "sources",
    text: "{who} added {source}{for}",
    client: "{who} added a webhook source for your calls",
  },
  "source.rotated": {
    kind: "sources",
    text: "{who} added a secret to {source}{for}",
    client: "{who} added a secret to the webhook source of your calls",
  },
  "source.secret-retired": {
    kind: "sources",
    text: "{who} retired a secret of {source}{for}",
    client: "{who} retired a secret of the webhook source of your calls",
  },
  "delivery.assigned": {
    kind: "sources",
    text: "{who} gave events that were kept apart to {client}",
    client: "{who} gave you events that were kept apart",
  },
  "delivery.replayed": {
    kind: "sources",
    text: "{who} replayed a delivery{ofCall}{for}",
    client: "{who} replayed a delivery{ofCall}",
  },
};

const UNKNOWN_ACCOUNT = "Someone tried to sign in with an email that has no account";

export interface Reader {
  email: string;
  role: "operator" | "client";
  /** Names by id, as far as they are known; an operator’s only. */
  clients?: Map<string, string>;
  sources?: Map<string, string>;
}

/** Text of ours, or a name somebody else chose; the latter stand apart and are isolated. */
export type Part =
  | { kind: "text" | "who" | "source" | "id"; text: string }
  | { kind: "client"; text: string; clientId: string };

export function kindOf(entry: AuditEntry): Kind | undefined {
  return own(WORDS, entry.action)?.kind;
}

/** The actions of a kind, as the API takes them. */
export function actionsOf(kind: Kind): string {
  const all = Object.entries(WORDS) as [Action, Words][];
  return all
    .filter(([, words]) => words.kind === kind)
    .map(([action]) => action)
    .join(",");
}

export function sentence(entry: AuditEntry, reader: Reader): Part[] {
  const template = templateFor(entry, reader);
  const parts = template
    .split(/(\{\w+\})/)
    .flatMap((piece) => (piece.startsWith("{") ? fill(piece, entry, reader) : plain(piece)));
  const [first, ...rest] = parts;
  return first ? [{ ...first, text: capital(first) }, ...rest] : [];
}

function templateFor(entry: AuditEntry, reader: Reader): string {
  const words = own(WORDS, entry.action);
  // A newer server may know more than this page.
  if (!words) return `{who}{of}: ${entry.action}`;
  if (entry.action === "sign-in.failed" && entry.actor === "unknown") return UNKNOWN_ACCOUNT;
  if (words.self && isSelf(entry, reader)) return words.self;
  return (reader.role === "client" && words.client) || words.text;
}

function fill(placeholder: string, entry: AuditEntry, reader: Reader): Part[] {
  switch (placeholder) {
    case "{who}":
      return [isSelf(entry, reader) ? { kind: "text", text: "you" } : who(entry)];
    case "{client}":
      return [clientPart(entry, reader)];
    case "{of}":
      return reader.role === "operator" && entry.clientId && !isSelf(entry, reader)
        ? [...plain(" of "), clientPart(entry, reader)]
        : [];
    case "{for}":
      return entry.clientId ? [...plain(" for "), clientPart(entry, reader)] : [];
    case "{ofCall}":
      return entry.subject ? [...plain(" of the call "), id(entry.subject)] : [];
    case "{source}": {
      const name = reader.sources?.get(entry.subject ?? "");
      return name
        ? [...plain("the webhook source "), { kind: "source", text: name }]
        : plain("a webhook source");
    }
    case "{subject}":
      return [id(entry.subject ?? "without an ID")];
    default:
      return plain(placeholder);
  }
}

function who({ actor }: AuditEntry): Part {
  if (actor === "unknown") return { kind: "text", text: "someone" };
  if (actor === "system") return { kind: "text", text: "the service" };
  return { kind: "who", text: actor };
}

function clientPart({ clientId }: AuditEntry, reader: Reader): Part {
  return clientId
    ? { kind: "client", clientId, text: reader.clients?.get(clientId) ?? "a client" }
    : { kind: "text", text: "a client" };
}

function isSelf(entry: AuditEntry, reader: Reader): boolean {
  return entry.actor.toLowerCase() === reader.email.toLowerCase();
}

const plain = (text: string): Part[] => (text ? [{ kind: "text", text }] : []);
const id = (text: string): Part => ({ kind: "id", text });

/** Sentences begin with a capital, e-mails as they are written. */
function capital({ kind, text }: Part): string {
  return kind === "who" && text.includes("@") ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
