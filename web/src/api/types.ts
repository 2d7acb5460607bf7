/** The bodies of the HTTP API, generated from the OpenAPI document, with the same names. */

import type { components } from "./schema";

type Schemas = components["schemas"];

export type User = Schemas["User"];
export type Session = Schemas["Session"];
export type SignInOptions = Schemas["SignInOptions"];
export type Invitation = Schemas["Invitation"];
export type SignInSession = Schemas["SignInSession"];
export type ConnectedAgent = Schemas["ConnectedAgent"];
export type AgentStatus = Schemas["AgentStatus"];
export type AgentConnection = Schemas["AgentConnection"];
export type AgentDisconnection = Schemas["AgentDisconnection"];
export type AvailableAgents = Schemas["AvailableAgents"];
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
export type ClientList = Schemas["ClientList"];
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
export type Source = Schemas["SourceRow"];
export type MonthUsage = Schemas["MonthUsage"];
export type ClientUsage = Schemas["ClientUsage"];
export type PlanView = Schemas["PlanView"];
export type PlanRequest = Schemas["PlanRequest"];
export type BillingPlan = Schemas["BillingPlan"];
export type StatementView = Schemas["StatementView"];
export type StatementLine = Schemas["LineView"];
export type StatementCallPage = Schemas["StatementCallPage"];
export type OwnStatements = Schemas["OwnStatements"];
export type Completeness = Schemas["Completeness"];
export type CompletenessDay = Schemas["CompletenessDay"];
export type CompletenessList = Schemas["CompletenessList"];
export type OwnCompleteness = Schemas["OwnCompleteness"];
export type Reconciliation = Schemas["Reconciliation"];
export type RetellAgentList = Schemas["RetellAgentList"];
export type Overview = Schemas["Overview"];
export type ClientSettings = Schemas["ClientSettings"];
export type SettingsPatch = Schemas["SettingsPatch"];
export type OpeningHours = Schemas["OpeningHours"];
export type ClientGoal = Schemas["Goal"];
export type Senders = Schemas["SourceList"];
export type RefusedHour = Schemas["Refusal"];
export type UnclaimedCount = Schemas["Count"];
export type Handover = Schemas["HandoverList"]["handovers"][number];
export type CallReview = Schemas["CallReview"];
export type ReviewEntry = Schemas["Change"];
export type UsedTag = Schemas["UsedTag"];
export type Person = Schemas["Person"];
/** Absent fields stay unchanged; `null` removes the assignee. */
export type ReviewPatch = Schemas["ReviewPatch"];
export type InvitedUser = Schemas["InvitedUser"];
export type SavedView = Schemas["SavedView"];
export type ReviewRules = Schemas["ReviewRules"];
/** Absent fields stay unchanged. */
export type RulesPatch = Schemas["RulesPatch"];
export type FieldRoles = Schemas["FieldRoles"];
export type SeenField = Schemas["SeenField"];
export type Facet = Schemas["Facet"];
/** The parts of its calls that a client sees. */
export type DisclosureView = Schemas["DisclosureView"];
/** Absent fields stay unchanged. */
export type DisclosurePatch = { [Field in keyof DisclosureView]?: DisclosureView[Field] };
