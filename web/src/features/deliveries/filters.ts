import { DELIVERY_OUTCOMES } from "@/lib/outcomes";
import { searchChoice, searchId, searchText } from "@/lib/searchText";

/** The filters of the delivery log as they stand in the address bar. */
export interface DeliveryFilters {
  outcome?: string;
  callId?: string;
  agentId?: string;
  sourceId?: string;
}

/** Whatever stands in the URL becomes filters we know; the rest is dropped. */
export function parseDeliveryFilters(search: Record<string, unknown>): DeliveryFilters {
  return {
    outcome: searchChoice(search.outcome, DELIVERY_OUTCOMES),
    callId: searchText(search.callId),
    agentId: searchText(search.agentId),
    sourceId: searchId(search.sourceId),
  };
}
