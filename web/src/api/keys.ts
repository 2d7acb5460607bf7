import { type CallScope, scopeKey } from "./callScope";

/**
 * Every key of the cache. A key begins with the keys of its group, so `keys.calls.all` makes all
 * calls stale. Keys of calls contain the scope, so that clients never share cached rows.
 */
export const keys = {
  me: ["me"],
  sessions: ["sessions"],
  signInOptions: ["sign-in-options"],
  version: ["version"],
  invitation: (token: string) => ["invitation", token],

  agentStatus: ["agent-status"],
  retellAgents: ["retell-agents"],
  availableAgents: ["available-agents"],

  calls: {
    all: ["calls"],
    of: (scope: CallScope) => ["calls", scopeKey(scope)],
    lists: (scope: CallScope) => ["calls", scopeKey(scope), "list"],
    list: (scope: CallScope, filters: object) => ["calls", scopeKey(scope), "list", filters],
    lastFilters: (scope: CallScope) => ["calls", scopeKey(scope), "last-filters"],
    one: (scope: CallScope, callId: string) => ["calls", scopeKey(scope), "detail", callId],
    ofCaller: (scope: CallScope, callId: string, limit: number) => [
      "calls",
      scopeKey(scope),
      "sameCaller",
      callId,
      limit,
    ],
    agentName: (scope: CallScope, agentId: string) => [
      "calls",
      scopeKey(scope),
      "agent-name",
      agentId,
    ],
    fields: (scope: CallScope) => ["calls", scopeKey(scope), "fields"],
    allFacets: (scope: CallScope) => ["calls", scopeKey(scope), "facets"],
    facets: (scope: CallScope, filters: object) => ["calls", scopeKey(scope), "facets", filters],
  },
  totals: ["totals"],
  overview: {
    all: ["overview"],
    of: (scope: CallScope, question: object) => ["overview", scopeKey(scope), question],
  },
  review: {
    all: ["review"],
    history: (callId: string) => ["review", callId, "history"],
    notes: (callId: string) => ["review", callId, "notes"],
  },
  tags: ["tags"],
  views: ["views"],
  people: ["people"],

  settings: {
    all: ["settings"],
    of: (scope: CallScope) => ["settings", scopeKey(scope)],
    reviewRules: ["settings", "review-rules"],
  },
  disclosure: (scope: CallScope) => ["disclosure", scopeKey(scope)],

  billing: {
    all: ["billing"],
    usage: (month: string) => ["billing", "usage", month],
    plan: (clientId: string) => ["billing", "plan", clientId],
    statements: (scope: CallScope) => ["billing", "statements", scopeKey(scope)],
    statement: (scope: CallScope, month: string) => [
      "billing",
      "statement",
      scopeKey(scope),
      month,
    ],
    calls: (scope: CallScope, month: string, callMonth: string) => [
      "billing",
      "calls",
      scopeKey(scope),
      month,
      callMonth,
    ],
  },
  completeness: {
    all: ["completeness"],
    own: ["completeness", "own"],
    client: (clientId: string) => ["completeness", "client", clientId],
    pages: (filters: object) => ["completeness", "pages", filters],
    runs: (clientId: string) => ["completeness", "runs", clientId],
  },

  clients: {
    all: ["clients"],
    lists: ["clients", "list"],
    pages: (q: string) => ["clients", "list", "pages", q],
    choices: (q: string) => ["clients", "list", "choices", q],
    one: (id: string) => ["clients", "one", id],
  },
  unclaimed: {
    all: ["unclaimed"],
    agents: ["unclaimed", "agents"],
    count: ["unclaimed", "count"],
    calls: (agentId: string) => ["unclaimed", "calls", agentId],
    handovers: ["unclaimed", "handovers"],
  },
  claims: ["claims"],
  deliveries: {
    all: ["deliveries"],
    list: (query: object) => ["deliveries", "list", query],
    one: (id: string) => ["deliveries", "one", id],
    lastFilters: ["deliveries", "last-filters"],
  },
  refusals: ["refusals"],
  sources: ["sources"],
  audit: (filters: object) => ["audit", filters],
} as const;
