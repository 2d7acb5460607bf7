/** Retell's disconnection reasons in words for the business whose phone it was. */
const REASONS: Record<string, string> = {
  user_hangup: "The caller hung up.",
  agent_hangup: "The agent ended the call.",
  call_transfer: "The agent handed the call over to someone else.",
  voicemail_reached: "A voicemail picked up.",
  ivr_reached: "A phone menu picked up instead of a person.",
  inactivity: "Nobody spoke for a while, so the call was ended.",
  max_duration_reached: "The call reached the longest time allowed.",
  no_concurrency_fallback: "All lines were busy, and the call went to the fallback.",
  transfer_bridged: "The caller was put through to someone else.",
  transfer_cancelled: "A transfer was started, then cancelled.",
  manual_stopped: "Someone stopped the call by hand.",
  call_take_over: "A person took the call over from the agent.",
  dial_busy: "The line was busy.",
  dial_failed: "The number could not be dialled.",
  dial_no_answer: "Nobody picked up.",
  invalid_destination: "The number does not exist or cannot be called.",
  telephony_provider_permission_denied: "The phone provider did not allow this call.",
  telephony_provider_unavailable: "The phone provider was not available.",
  sip_routing_error: "The phone network could not route the call.",
  marked_as_spam: "The call was blocked as spam.",
  user_declined: "The call was declined.",
  concurrency_limit_reached: "Too many calls at once, so this one could not be taken.",
  no_valid_payment: "The voice provider had no valid payment on file.",
  scam_detected: "The call was stopped because it looked like a scam.",
  error_llm_websocket_open: "The agent’s language model could not be reached.",
  error_llm_websocket_lost_connection: "The connection to the agent’s language model was lost.",
  error_llm_websocket_runtime: "The agent’s language model failed during the call.",
  error_llm_websocket_corrupt_payload:
    "The agent’s language model sent an answer that could not be read.",
  error_no_audio_received: "No sound arrived from the caller.",
  error_asr: "Speech recognition failed.",
  error_retell: "The voice provider had a fault.",
  error_unknown: "The call ended with an unknown fault.",
  error_user_not_joined: "The caller never joined.",
  registered_call_timeout: "The call was prepared but never began.",
};

export const KNOWN_REASONS = Object.keys(REASONS);

/** New reasons appear now and then: those are shown as Retell names them. */
export function reasonInWords(reason: string): string {
  return Object.hasOwn(REASONS, reason) ? (REASONS[reason] ?? reason) : reason;
}
