// The ways in which people fill the HTTP Request node, as parameters of that node.
// `expected`: "call" (the call is on the dashboard), "refused" (422 with the hint what to send instead),
// or "n8n" (n8n itself fails before it sends anything).

const json = (jsonBody) => ({ sendBody: true, contentType: 'json', specifyBody: 'json', jsonBody });
const fields = (contentType, values) => ({
  sendBody: true,
  contentType,
  ...(contentType !== 'multipart-form-data' && { specifyBody: 'keypair' }),
  bodyParameters: {
    parameters: Object.entries(values).map(([name, value]) => ({
      ...(contentType === 'multipart-form-data' && { parameterType: 'formData' }),
      name,
      value,
    })),
  },
});
const raw = (rawContentType, body) => ({ sendBody: true, contentType: 'raw', rawContentType, body });

const CALL = '={{ $json.body.call }}';
const CALL_TEXT = '={{ JSON.stringify($json.body.call) }}';
const EVENT = '={{ $json.body.event }}';
const FLAT = {
  event: EVENT,
  call_id: '={{ $json.body.call.call_id }}',
  agent_id: '={{ $json.body.call.agent_id }}',
  call_status: '={{ $json.body.call.call_status }}',
  direction: '={{ $json.body.call.direction }}',
  start_timestamp: '={{ $json.body.call.start_timestamp }}',
  end_timestamp: '={{ $json.body.call.end_timestamp }}',
  duration_ms: '={{ $json.body.call.duration_ms }}',
  disconnection_reason: '={{ $json.body.call.disconnection_reason }}',
  call_summary: '={{ $json.body.call.call_analysis.call_summary }}',
  user_sentiment: '={{ $json.body.call.call_analysis.user_sentiment }}',
  call_successful: '={{ $json.body.call.call_analysis.call_successful }}',
  not_there: '={{ $json.body.call.not_there }}',
};
const { not_there, ...THERE } = FLAT;
/** n8n's form data fails over a value that is neither text nor number. */
const TEXTS = { ...THERE, call_successful: '={{ String($json.body.call.call_analysis.call_successful) }}' };

const aggregate = {
  name: 'Aggregate',
  type: 'n8n-nodes-base.aggregate',
  typeVersion: 1,
  parameters: { aggregate: 'aggregateAllItemData', options: {} },
};
const editFields = {
  name: 'Edit Fields',
  type: 'n8n-nodes-base.set',
  typeVersion: 3.4,
  parameters: {
    mode: 'manual',
    assignments: {
      assignments: [
        { id: '1', name: 'event', value: EVENT, type: 'string' },
        { id: '2', name: 'call', value: CALL, type: 'object' },
      ],
    },
    options: {},
  },
};

export const SHAPES = [
  { name: 'json-body-as-text', expected: 'call', send: json('={{ JSON.stringify($json.body) }}') },
  { name: 'json-body-as-object', expected: 'call', send: json('={{ $json.body }}') },
  { name: 'json-item-as-object', expected: 'call', send: json('={{ $json }}') },
  { name: 'json-item-as-text', expected: 'call', send: json('={{ JSON.stringify($json) }}') },
  { name: 'json-all-items', expected: 'call', send: json('={{ JSON.stringify($input.all()) }}') },
  { name: 'json-all-bodies', expected: 'call', send: json('={{ $input.all().map(item => item.json.body) }}') },
  { name: 'json-call-alone', expected: 'call', send: json('={{ $json.body.call }}') },
  {
    name: 'json-template',
    expected: 'call',
    send: json('={\n  "event": "{{ $json.body.event }}",\n  "call": {{ JSON.stringify($json.body.call) }}\n}'),
  },
  {
    name: 'json-template-object-as-text',
    expected: 'refused',
    send: json('={\n  "event": "{{ $json.body.event }}",\n  "call": "{{ $json.body.call }}"\n}'),
  },
  { name: 'json-expression-not-evaluated', expected: 'n8n', send: json('{{ JSON.stringify($json.body) }}') },
  { name: 'fields-call-as-object', expected: 'call', send: fields('json', { event: EVENT, call: CALL }) },
  { name: 'fields-call-as-text', expected: 'call', send: fields('json', { event: EVENT, call: CALL_TEXT }) },
  { name: 'fields-body', expected: 'call', send: fields('json', { body: '={{ $json.body }}' }) },
  { name: 'fields-body-as-text', expected: 'call', send: fields('json', { body: '={{ JSON.stringify($json.body) }}' }) },
  { name: 'fields-flat', expected: 'call', send: fields('json', FLAT) },
  {
    name: 'fields-not-evaluated',
    expected: 'refused',
    send: fields('json', { event: '{{ $json.body.event }}', call: '{{ $json.body.call }}' }),
  },
  {
    name: 'fields-id-not-evaluated',
    expected: 'refused',
    send: fields('json', { ...FLAT, call_id: '{{ $json.body.call.call_id }}' }),
  },
  {
    name: 'fields-object-in-a-text',
    expected: 'refused',
    send: fields('json', { event: EVENT, call: '= {{ $json.body.call }}' }),
  },
  { name: 'form-call-as-text', expected: 'call', send: fields('form-urlencoded', { event: EVENT, call: CALL_TEXT }) },
  { name: 'form-call-as-object', expected: 'call', send: fields('form-urlencoded', { event: EVENT, call: CALL }) },
  { name: 'form-body-as-text', expected: 'call', send: fields('form-urlencoded', { body: '={{ JSON.stringify($json.body) }}' }) },
  { name: 'form-flat', expected: 'call', send: fields('form-urlencoded', FLAT) },
  {
    name: 'form-as-one-text',
    expected: 'call',
    send: { sendBody: true, contentType: 'form-urlencoded', specifyBody: 'string', body: '={{ JSON.stringify($json.body) }}' },
  },
  { name: 'multipart-call-as-text', expected: 'call', send: fields('multipart-form-data', { event: EVENT, call: CALL_TEXT }) },
  { name: 'multipart-body-as-text', expected: 'call', send: fields('multipart-form-data', { body: '={{ JSON.stringify($json.body) }}' }) },
  { name: 'multipart-flat', expected: 'call', send: fields('multipart-form-data', TEXTS) },
  { name: 'multipart-flat-with-missing-value', expected: 'n8n', send: fields('multipart-form-data', FLAT) },
  { name: 'multipart-call-as-object', expected: 'n8n', send: fields('multipart-form-data', { event: EVENT, call: CALL }) },
  { name: 'raw-json', expected: 'call', send: raw('application/json', '={{ JSON.stringify($json.body) }}') },
  { name: 'raw-text', expected: 'call', send: raw('text/plain', '={{ JSON.stringify($json.body) }}') },
  { name: 'raw-object', expected: 'call', send: raw('application/json', '={{ $json.body }}') },
  { name: 'raw-object-in-a-text', expected: 'refused', send: raw('application/json', '= {{ $json.body }}') },
  { name: 'aggregated', expected: 'call', between: aggregate, send: json('={{ JSON.stringify($json) }}') },
  { name: 'aggregated-data', expected: 'call', between: aggregate, send: json('={{ $json.data }}') },
  { name: 'edit-fields', expected: 'call', between: editFields, send: json('={{ $json }}') },
  {
    name: 'raw-webhook-binary',
    expected: 'call',
    webhook: { rawBody: true },
    send: { sendBody: true, contentType: 'binaryData', inputDataFieldName: 'data' },
  },
];
