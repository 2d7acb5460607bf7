import { t } from "@lingui/core/macro";
import { label } from "./format";
import { own } from "./own";

/** Retell's events about calls, one for each type of the server's `EventType`. */
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

/** What people read for the name of an event; an unknown name as it was sent, in separate words. */
export const eventInWords = (name: string): string => own(EVENTS, name) ?? label(name);
