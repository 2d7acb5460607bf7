/** The bodies of the HTTP API, under the names they have in the back end and in OpenAPI. */

export interface User {
  id: string;
  email: string;
  role: "client" | "operator";
  business: {
    name?: string | null;
    retellAgentId?: string | null;
    phoneNumber?: string | null;
    aiTrainingStatus?: string | null;
  };
  analytics: { aiStatus: AiStatus };
}

export type AiStatus = "Online" | "Offline" | "Pending";

export interface Session {
  token: string;
  expiresAt: string;
  user: User;
}

export interface SignInOptions {
  signupOpen: boolean;
  mailConfigured: boolean;
}

export interface Invitation {
  email: string;
  businessName?: string | null;
  expiresAt: string;
}

export interface SignInSession {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  userAgent?: string | null;
  address?: string | null;
  current: boolean;
}

export interface ConnectedAgent {
  agentId: string;
  name?: string | null;
  connectedAt: string;
  lastCallAt?: string | null;
  status: "connected" | "pending";
}

export interface AgentStatus {
  isConnected: boolean;
  agentId?: string | null;
  aiStatus: AiStatus;
  agents: ConnectedAgent[];
}

export interface AgentConnection {
  agentId: string;
  email: string;
  aiStatus: AiStatus;
  agents: ConnectedAgent[];
}

export interface AgentDisconnection {
  aiStatus: AiStatus;
  agents: ConnectedAgent[];
}

export interface CallRow {
  callId: string;
  /** The client that owns the call. */
  userId: string;
  agentId?: string | null;
  agentName?: string | null;
  callType?: string | null;
  direction?: string | null;
  fromNumber?: string | null;
  toNumber?: string | null;
  startedAt?: string | null;
  endedAt?: string | null;
  /** Always set; the time that lists sort by. */
  listedAt: string;
  durationSeconds?: number | null;
  durationMinutes?: number | null;
  status: string;
  outcome: string;
  disconnectionReason?: string | null;
  sentiment?: string | null;
  successful?: boolean | null;
  summary?: string | null;
  createdAt: string;
}

export interface CallPage {
  calls: CallRow[];
  nextCursor?: string | null;
}

export interface Word {
  word: string;
  start?: number | null;
  end?: number | null;
}

export interface ToolCall {
  name?: string | null;
  callId?: string | null;
  arguments?: unknown;
  result?: unknown;
  successful?: boolean | null;
}

export interface Turn {
  role: string;
  text?: string | null;
  startSeconds?: number | null;
  endSeconds?: number | null;
  words?: Word[] | null;
  tool?: ToolCall | null;
}

export interface CallAnalysis {
  summary?: string | null;
  successful?: boolean | null;
  inVoicemail?: boolean | null;
  sentiment?: string | null;
}

export interface CustomValue {
  name: string;
  value?: string | number | boolean | null;
}

export interface Percentiles {
  p50?: number | null;
  p90?: number | null;
  p95?: number | null;
  p99?: number | null;
  min?: number | null;
  max?: number | null;
  num?: number | null;
}

export interface CostShare {
  product: string;
  cents: number;
}

export interface CallCost {
  currency: string;
  cents: number;
  items: CostShare[];
}

export interface ReceivedEvent {
  event: string;
  receivedAt: string;
}

export interface CallDetail extends CallRow {
  transcript?: string | null;
  turns: Turn[];
  analysis?: CallAnalysis | null;
  customAnalysis: CustomValue[];
  latency: Record<string, Percentiles>;
  cost?: CallCost | null;
  recordingUrl?: string | null;
  recordingUnavailableReason?: string | null;
  events: ReceivedEvent[];
}

export interface Figures {
  calls: number;
  talkSeconds: number;
  talkMinutes: number;
  answered: number;
  notConnected: number;
  voicemail: number;
  inProgress: number;
  successful: number;
  judged: number;
}

export interface PeriodTotals extends Figures {
  previous: Figures;
}

export interface CallTotals {
  today: PeriodTotals;
  last30Days: PeriodTotals;
}

export interface ClientRow {
  id: string;
  name: string;
  email: string;
  phoneNumber?: string | null;
  status: "active" | "invited" | "suspended";
  aiStatus: AiStatus;
  agents: ConnectedAgent[];
  callsLast30Days: number;
  lastCallAt?: string | null;
  createdAt: string;
}

export interface CreatedClient {
  client: ClientRow;
  invitationUrl?: string | null;
}

/** Without a link it went to the client by mail. */
export interface InvitationLink {
  invitationUrl?: string | null;
}

/** Without a link it went to the client by mail. */
export interface ResetLink {
  resetUrl?: string | null;
}

export interface AgentClaim {
  id: string;
  agentId: string;
  clientId: string;
  clientName: string;
  requestedAt: string;
}

export interface UnclaimedAgent {
  agentId?: string | null;
  agentName?: string | null;
  calls: number;
  firstCallAt: string;
  lastCallAt: string;
}

export interface Delivery {
  id: string;
  receivedAt: string;
  sourceId?: string | null;
  sourceName?: string | null;
  event?: string | null;
  callId?: string | null;
  agentId?: string | null;
  clientId?: string | null;
  clientName?: string | null;
  outcome: string;
  reason?: string | null;
  bytes: number;
  replayable: boolean;
}

export interface DeliveryPage {
  deliveries: Delivery[];
  nextCursor?: string | null;
}

export interface SourceSecret {
  id: string;
  value?: string | null;
  hint: string;
  createdAt: string;
  fromEnvironment: boolean;
}

export interface Source {
  id: string;
  kind: "n8n" | "retell";
  name: string;
  clientId?: string | null;
  clientName?: string | null;
  url: string;
  header: string;
  secrets: SourceSecret[];
  lastDeliveryAt?: string | null;
  failuresLastDay: number;
}
