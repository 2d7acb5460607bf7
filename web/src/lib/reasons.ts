import { t } from "@lingui/core/macro";

/** Retell's disconnection reasons in words for the business. */
const REASONS: Record<string, string> = {
  user_hangup: t`The caller hung up.`,
  agent_hangup: t`The agent ended the call.`,
  call_transfer: t`The agent handed the call over to someone else.`,
  voicemail_reached: t`A voicemail picked up.`,
  ivr_reached: t`A phone menu picked up instead of a person.`,
  inactivity: t`Nobody spoke for a while, so the call was ended.`,
  max_duration_reached: t`The call reached the longest time allowed.`,
  no_concurrency_fallback: t`All lines were busy, and the call went to the fallback.`,
  transfer_bridged: t`The caller was put through to someone else.`,
  transfer_cancelled: t`A transfer was started, then cancelled.`,
  manual_stopped: t`Someone stopped the call by hand.`,
  call_take_over: t`A person took the call over from the agent.`,
  dial_busy: t`The line was busy.`,
  dial_failed: t`The number could not be dialled.`,
  dial_no_answer: t`Nobody picked up.`,
  invalid_destination: t`The number does not exist or cannot be called.`,
  telephony_provider_permission_denied: t`The phone provider did not allow this call.`,
  telephony_provider_unavailable: t`The phone provider was not available.`,
  sip_routing_error: t`The phone network could not route the call.`,
  marked_as_spam: t`The call was blocked as spam.`,
  user_declined: t`The call was declined.`,
  concurrency_limit_reached: t`Too many calls at once, so this one could not be taken.`,
  no_valid_payment: t`The voice provider had no valid payment on file.`,
  scam_detected: t`The call was stopped because it looked like a scam.`,
  error_llm_websocket_open: t`The agent’s language model could not be reached.`,
  error_llm_websocket_lost_connection: t`The connection to the agent’s language model was lost.`,
  error_llm_websocket_runtime: t`The agent’s language model failed during the call.`,
  error_llm_websocket_corrupt_payload: t`The agent’s language model sent an answer that could not be read.`,
  error_no_audio_received: t`No sound arrived from the caller.`,
  error_asr: t`Speech recognition failed.`,
  error_retell: t`The voice provider had a fault.`,
  error_unknown: t`The call ended with an unknown fault.`,
  error_user_not_joined: t`The caller never joined.`,
  registered_call_timeout: t`The call was prepared but never began.`,
};

export const KNOWN_REASONS = Object.keys(REASONS);

/** Returns the reason in words. Retell sometimes adds reasons, which are shown by Retell's name. */
export function reasonInWords(reason: string): string {
  return Object.hasOwn(REASONS, reason) ? (REASONS[reason] ?? reason) : reason;
}
