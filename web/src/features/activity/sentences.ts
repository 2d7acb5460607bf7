import { i18n, type MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import type { AuditEntry } from "@/api/types";
import { isMonth, monthName } from "@/lib/billing";
import { own } from "@/lib/own";

export type Action = AuditEntry["action"];
export type Kind = "sign-ins" | "passwords" | "clients" | "calls" | "agents" | "sources";

interface Words {
  kind: Kind;
  /** For an operator, and for a client if `client` is absent. */
  text: MessageDescriptor;
  /** For the client of the entry. */
  client?: MessageDescriptor;
  /** For the actor, or the user whose account it is. */
  self?: MessageDescriptor;
}

/**
 * The sentence of each action by reader. `{of}`, `{for}` and `{ofCall}` are empty when there is no
 * name for them.
 */
const WORDS: Record<Action, Words> = {
  "sign-in": { kind: "sign-ins", text: msg`{who}{of} signed in` },
  "sign-in.failed": {
    kind: "sign-ins",
    text: msg`Someone tried to sign in as {who}{of} with a wrong password`,
  },
  "sign-in.suspended": {
    kind: "sign-ins",
    text: msg`{who}{of} could not sign in, because the account is suspended`,
  },
  "sign-out": { kind: "sign-ins", text: msg`{who}{of} signed out` },
  "sign-out.others": { kind: "sign-ins", text: msg`{who}{of} signed out everywhere else` },

  "invitation.accepted": {
    kind: "passwords",
    text: msg`{who}{of} accepted the invitation and chose a password`,
  },
  "invitation.asked": {
    kind: "passwords",
    text: msg`Someone asked for the invitation of {who}{of} again`,
  },
  "client.invited": {
    kind: "passwords",
    text: msg`{who} made a new invitation link for {client}`,
    client: msg`{who} made a new invitation link for you`,
  },
  "password.changed": {
    kind: "passwords",
    text: msg`{who}{of} changed their password`,
    self: msg`{who} changed your password`,
  },
  "password.reset": {
    kind: "passwords",
    text: msg`{who}{of} chose a new password with a reset link`,
  },
  "password.reset-asked": {
    kind: "passwords",
    text: msg`Someone asked for a link to reset the password of {who}{of}`,
    self: msg`Someone asked for a link to reset your password`,
  },
  "password.reset-link": {
    kind: "passwords",
    text: msg`{who} made a link to reset the password of {client}`,
    client: msg`{who} made a link to reset your password`,
  },
  "password.reset-printed": {
    kind: "passwords",
    text: msg`A link to reset the password of {who} was made on the server`,
    self: msg`A link to reset your password was made on the server`,
  },

  "user.invited": { kind: "clients", text: msg`{who}{of} invited a user` },
  "user.invited-again": {
    kind: "passwords",
    text: msg`{who}{of} made a new invitation link for a user`,
  },
  "user.reset-link": {
    kind: "passwords",
    text: msg`{who}{of} made a link to reset the password of a user`,
  },
  "user.changed": { kind: "clients", text: msg`{who}{of} changed what a user may do` },
  "user.removed": { kind: "clients", text: msg`{who}{of} removed a user` },

  "operator.created": { kind: "clients", text: msg`The first operator’s account was created` },
  "secret-key.replaced": {
    kind: "passwords",
    text: msg`The secret key of this installation was replaced, which signed everybody out`,
  },
  "client.created": {
    kind: "clients",
    text: msg`{who} created the account of {client}`,
    client: msg`{who} created your account`,
  },
  "client.changed": {
    kind: "clients",
    text: msg`{who} changed the details of {client}`,
    client: msg`{who} changed your business details`,
  },
  "client.suspended": {
    kind: "clients",
    text: msg`{who} suspended {client}`,
    client: msg`{who} suspended your account`,
  },
  "client.deleted": {
    kind: "clients",
    text: msg`{who} deleted a client without calls`,
    client: msg`{who} deleted your account`,
  },
  "client.resumed": {
    kind: "clients",
    text: msg`{who} resumed {client}`,
    client: msg`{who} resumed your account`,
  },
  "plan.changed": {
    kind: "clients",
    text: msg`{who} changed the plan of {client} from {subject} on`,
    client: msg`{who} changed your plan from {subject} on`,
  },
  "top-up.recorded": {
    kind: "clients",
    text: msg`{who} recorded a payment of {client}`,
    client: msg`{who} recorded your payment`,
  },
  "settings.changed": {
    kind: "clients",
    text: msg`{who} changed the settings of {client}`,
    client: msg`{who} changed your settings`,
  },

  "disclosure.changed": {
    kind: "clients",
    text: msg`{who} changed what {client} sees of its calls`,
    client: msg`{who} changed what you see of your calls`,
  },

  "client.viewed": {
    kind: "calls",
    text: msg`{who} looked at the calls of {client}`,
    client: msg`{who} looked at your calls`,
  },
  "calls.exported": {
    kind: "calls",
    text: msg`{who} exported the calls of {client}`,
    client: msg`{who} exported your calls`,
  },
  "calls.handed-over": {
    kind: "calls",
    text: msg`{who} gave the kept calls of the agent {subject} to {client}`,
    client: msg`{who} gave you the earlier calls of the agent {subject}`,
  },
  "handover.undone": {
    kind: "calls",
    text: msg`{who} took the kept calls of the agent {subject} back from {client}`,
    client: msg`{who} took back the earlier calls of the agent {subject}`,
  },
  "call.removed": {
    kind: "calls",
    text: msg`{who} removed a test call{ofCall}{for}`,
    client: msg`{who} removed a test call{ofCall}`,
  },
  "reconciliation.requested": {
    kind: "calls",
    text: msg`{who} asked for a comparison with Retell’s calls{for}`,
    client: msg`{who} compared your calls with Retell’s`,
  },
  "reconciliation.cancelled": {
    kind: "calls",
    text: msg`{who} cancelled a comparison with Retell’s calls{for}`,
    client: msg`{who} cancelled a comparison of your calls with Retell’s`,
  },
  "reconciliation.resumed": {
    kind: "calls",
    text: msg`{who} resumed a comparison with Retell’s calls{for}`,
    client: msg`{who} resumed a comparison of your calls with Retell’s`,
  },
  "calls.replayed": {
    kind: "calls",
    text: msg`{who} replayed stored events{ofCall}{for}`,
    client: msg`{who} replayed your stored events{ofCall}`,
  },

  "agent.requested": {
    kind: "agents",
    text: msg`{who} asked to connect the agent {subject} to {client}`,
    client: msg`{who} asked to connect the agent {subject}`,
  },
  "agent.refused": {
    kind: "agents",
    text: msg`{who} refused to connect the agent {subject} to {client}`,
    client: msg`{who} refused to connect the agent {subject}`,
  },
  "agent.connected": {
    kind: "agents",
    text: msg`{who} connected the agent {subject} to {client}`,
    client: msg`{who} connected the agent {subject}`,
  },
  "agent.disconnected": {
    kind: "agents",
    text: msg`{who} disconnected the agent {subject} from {client}`,
    client: msg`{who} disconnected the agent {subject}`,
  },

  "source.added": {
    kind: "sources",
    text: msg`{who} added {source}{for}`,
    client: msg`{who} added a webhook source for your calls`,
  },
  "source.rotated": {
    kind: "sources",
    text: msg`{who} added a secret to {source}{for}`,
    client: msg`{who} added a secret to the webhook source of your calls`,
  },
  "source.secret-retired": {
    kind: "sources",
    text: msg`{who} retired a secret of {source}{for}`,
    client: msg`{who} retired a secret of the webhook source of your calls`,
  },
  "delivery.assigned": {
    kind: "sources",
    text: msg`{who} gave events that were kept apart to {client}`,
    client: msg`{who} gave you events that were kept apart`,
  },
  "delivery.replayed": {
    kind: "sources",
    text: msg`{who} replayed a delivery{ofCall}{for}`,
    client: msg`{who} replayed a delivery{ofCall}`,
  },
};

const translated = i18n._.bind(i18n);

/**
 * Keeps the placeholders in the translated text. `fill` later inserts the names as separate parts.
 */
const OPEN = Object.fromEntries(
  ["who", "client", "of", "for", "ofCall", "source", "subject"].map((name) => [name, `{${name}}`]),
);

const UNKNOWN_ACCOUNT = msg`Someone tried to sign in with an email that has no account`;

export interface Reader {
  email: string;
  role: "operator" | "client";
  /** The known names by id, for operators only. */
  sources?: Map<string, string>;
}

/** Text of ours, or a name from a user. Names are separate parts and isolated. */
export type Part =
  | { kind: "text" | "who" | "source" | "id"; text: string }
  | { kind: "client"; text: string; clientId: string };

export function kindOf(entry: AuditEntry): Kind | undefined {
  return own(WORDS, entry.action)?.kind;
}

/** Returns the actions of a kind in the format of the API. */
export function actionsOf(kind: Kind): string {
  const all = Object.entries(WORDS) as [Action, Words][];
  return all
    .filter(([, words]) => words.kind === kind)
    .map(([action]) => action)
    .join(",");
}

export function sentence(entry: AuditEntry, reader: Reader): Part[] {
  const template = templateFor(entry, reader);
  const words =
    typeof template === "string"
      ? template
      : translated(template.id, OPEN, { message: template.message });
  const parts = words
    .split(/(\{\w+\})/)
    .flatMap((piece) => (piece.startsWith("{") ? fill(piece, entry, reader) : plain(piece)));
  const [first, ...rest] = parts;
  return first ? [{ ...first, text: capital(first) }, ...rest] : [];
}

function templateFor(entry: AuditEntry, reader: Reader): MessageDescriptor | string {
  const words = own(WORDS, entry.action);
  // A newer server may have actions that this page does not know.
  if (!words) return `{who}{of}: ${entry.action}`;
  if (entry.action === "sign-in.failed" && entry.actor === "unknown") return UNKNOWN_ACCOUNT;
  if (words.self && isSelf(entry, reader)) return words.self;
  return (reader.role === "client" && words.client) || words.text;
}

function fill(placeholder: string, entry: AuditEntry, reader: Reader): Part[] {
  switch (placeholder) {
    case "{who}":
      return [isSelf(entry, reader) ? { kind: "text", text: t`you` } : who(entry)];
    case "{client}":
      return [clientPart(entry)];
    case "{of}":
      return reader.role === "operator" && entry.clientId && !isSelf(entry, reader)
        ? [...plain(` ${t`of`} `), clientPart(entry)]
        : [];
    case "{for}":
      return entry.clientId ? [...plain(` ${t`for`} `), clientPart(entry)] : [];
    case "{ofCall}":
      return entry.subject ? [...plain(` ${t`of the call`} `), id(entry.subject)] : [];
    case "{source}": {
      const name = reader.sources?.get(entry.subject ?? "");
      return name
        ? [...plain(`${t`the webhook source`} `), { kind: "source", text: name }]
        : plain(t`a webhook source`);
    }
    case "{subject}":
      return isMonth(entry.subject)
        ? plain(monthName(entry.subject))
        : [id(entry.subject ?? t`without an ID`)];
    default:
      return plain(placeholder);
  }
}

function who({ actor }: AuditEntry): Part {
  if (actor === "unknown") return { kind: "text", text: t`someone` };
  // The server's name of an operator for clients.
  if (actor === "Your agency") return { kind: "who", text: t`Your agency` };
  if (actor === "system") return { kind: "text", text: t`the service` };
  return { kind: "who", text: actor };
}

function clientPart({ clientId, clientName }: AuditEntry): Part {
  return clientId
    ? { kind: "client", clientId, text: clientName ?? t`a client` }
    : { kind: "text", text: t`a client` };
}

function isSelf(entry: AuditEntry, reader: Reader): boolean {
  return entry.actor.toLowerCase() === reader.email.toLowerCase();
}

const plain = (text: string): Part[] => (text ? [{ kind: "text", text }] : []);
const id = (text: string): Part => ({ kind: "id", text });

/** Capitalises the beginning of a sentence, but not an e-mail address. */
function capital({ kind, text }: Part): string {
  return kind === "who" && text.includes("@") ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
