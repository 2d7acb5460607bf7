/** The bodies of the HTTP API: made from the back end's OpenAPI document, under the same names. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type User = Schemas["User"];
export type AiStatus = Schemas["User"]["analytics"]["aiStatus"];
export type Session = Schemas["Session"];
export type SignInOptions = Schemas["SignInOptions"];
export type Invitation = Schemas["Invitation"];
export type SignInSession = Schemas["SignInSession"];
export type ConnectedAgent = Schemas["ConnectedAgent"];
export type AgentStatus = Schemas["AgentStatus"];
export type AgentConnection = Schemas["AgentConnection"];
export type AgentDisconnection = Schemas["AgentDisconnection"];
export type CallRow = Schemas["CallRow"];
export type CallPage = Schemas["CallPage"];
export type Word = Schemas["Word"];
export type ToolCall = Schemas["ToolCall"];
export type Turn = Schemas["Turn"];
export type CallAnalysis = Schemas["CallAnalysis"];
export type CustomValue = Schemas["CustomValue"];
export type Percentiles = Schemas["Percentiles"];
export type CostShare = Schemas["CostShare"];
export type CallCost = Schemas["CallCost"];
export type ReceivedEvent = Schemas["ReceivedEvent"];
export type CallDetail = Schemas["CallDetail"];
export type Figures = Schemas["Figures"];
export type PeriodTotals = Schemas["PeriodTotals"];
export type CallTotals = Schemas["CallTotals"];
export type ClientRow = Schemas["ClientRow"];
export type CreatedClient = Schemas["CreatedClient"];
export type InvitationLink = Schemas["InvitationLink"];
export type ResetLink = Schemas["ResetLink"];
export type AgentClaim = Schemas["AgentClaim"];
export type UnclaimedAgent = Schemas["UnclaimedAgent"];
export type AuditEntry = Schemas["AuditEntry"];
export type AuditPage = Schemas["AuditPage"];
export type Delivery = Schemas["Delivery"];
export type DeliveryDetail = Schemas["DeliveryDetail"];
export type DeliveryConflict = Schemas["DeliveryConflict"];
export type DeliveryPage = Schemas["DeliveryPage"];
export type SourceSecret = Schemas["SourceSecret"];
export type SourceFailure = Schemas["SourceFailure"];
export type Source = Schemas["Source"];
export type Senders = Schemas["SourceList"];
export type RefusedHour = Schemas["Refusal"];
export type UnclaimedCount = Schemas["Count"];
