import { t } from "@lingui/core/macro";
import { label } from "./format";
import { own } from "./own";

/** Retell's call events, one for each type of the server's `EventType`. */
const EVENTS: Record<string, string> = {
  call_started: t`Call started`,
  call_ended: t`Call ended`,
  call_analyzed: t`Analysis ready`,
  transcript_updated: t`Transcript updated`,
  transfer_started: t`Transfer started`,
  transfer_bridged: t`Transfer connected`,
  transfer_cancelled: t`Transfer cancelled`,
  transfer_ended: t`Transfer ended`,
};

/** Returns the readable name of an event. An unknown name is split into words. */
export const eventInWords = (name: string): string => own(EVENTS, name) ?? label(name);
