import { DELIVERY_OUTCOMES } from "@/lib/outcomes";
import { searchChoice, searchId, searchText } from "@/lib/searchText";

/** The filters of the delivery log in the URL. */
export interface DeliveryFilters {
  outcome?: string;
  callId?: string;
  agentId?: string;
  sourceId?: string;
}

/** Parses the filters of a URL and drops unknown values. */
export function parseDeliveryFilters(search: Record<string, unknown>): DeliveryFilters {
  return {
    outcome: searchChoice(search.outcome, DELIVERY_OUTCOMES),
    callId: searchText(search.callId),
    agentId: searchText(search.agentId),
    sourceId: searchId(search.sourceId),
  };
}
