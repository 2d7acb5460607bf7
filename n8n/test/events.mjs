export const AGENT = 'agent_n8n_test';

const START = Date.parse('2026-03-02T14:00:00Z');

/** What Retell says when a call has been analysed; small, but with everything the shapes could break. */
export function analyzed(callId) {
  return {
    event: 'call_analyzed',
    call: {
      call_id: callId,
      call_type: 'phone_call',
      agent_id: AGENT,
      agent_name: 'Front desk',
      call_status: 'ended',
      direction: 'inbound',
      from_number: '+12025550143',
      to_number: '+12025550100',
      start_timestamp: START,
      end_timestamp: START + 41_382,
      duration_ms: 41_382,
      disconnection_reason: 'user_hangup',
      transcript: 'Agent: Café Müller, “hello” & welcome?\nUser: 100 % sure + more.\n',
      transcript_object: [
        { role: 'agent', content: 'Café Müller, “hello” & welcome?', words: [{ word: 'Café', start: 0.6, end: 1.0 }] },
        { role: 'user', content: '100 % sure + more.', words: [] },
      ],
      call_analysis: {
        call_summary: 'Caller booked a table for two.',
        user_sentiment: 'Positive',
        call_successful: true,
        in_voicemail: false,
        custom_analysis_data: { 'Booked?': true, Größe: 2 },
      },
    },
  };
}

export function started(callId) {
  const { call } = analyzed(callId);
  const { call_id, call_type, agent_id, agent_name, direction, from_number, to_number, start_timestamp } = call;
  return {
    event: 'call_started',
    call: { call_id, call_type, agent_id, agent_name, direction, from_number, to_number, start_timestamp, call_status: 'ongoing' },
  };
}

export function ended(callId) {
  const { call_analysis, ...call } = analyzed(callId).call;
  return { event: 'call_ended', call };
}
