// Reads from Retell's API with Retell's own SDK: read.mjs ADDRESS KEY. Prints what the SDK got, as JSON.
import Retell, { sign, verify } from 'retell-sdk';

const [baseURL, apiKey] = process.argv.slice(2);
const retell = new Retell({ baseURL, apiKey });

/** Every page of a list, asked for as the SDK's types say. */
async function pages(list, params) {
  const all = [];
  let page;
  do {
    page = await list(page ? { ...params, pagination_key: page.pagination_key } : params);
    all.push(page);
  } while (page.has_more);
  return all;
}

/** The class of the SDK's error, with the message of the answer. */
async function refusal(request) {
  try {
    return { answered: await request };
  } catch (error) {
    return { error: error.constructor.name, status: error.status, message: error.error?.message };
  }
}

const voice = { channel: { type: 'string', op: 'eq', value: 'voice' } };
const agents = await pages((params) => retell.agent.list(params), { limit: 2, filter_criteria: voice });
const [from, to] = [1_763_640_000_000, 1_763_640_005_000];
const calls = await pages((params) => retell.call.list(params), {
  limit: 2,
  sort_order: 'ascending',
  filter_criteria: {
    agent: [{ agent_id: 'agent_1' }, { agent_id: 'agent/2' }],
    start_timestamp: { type: 'range', op: 'bt', value: [from, to] },
  },
});
const body = '{"event":"call_ended","call":{"call_id":"é 1"}}';
const signature = await sign(body, apiKey);

console.log(
  JSON.stringify({
    agents,
    agent: await retell.agent.retrieve('agent/2'),
    calls,
    newest: await retell.call.list({ limit: 1 }),
    phone: await retell.call.retrieve('call 0'),
    web: await retell.call.retrieve('call 3'),
    unknownAgent: await refusal(retell.agent.retrieve('agent_nobody')),
    unknownCall: await refusal(retell.call.retrieve('call_nobody')),
    unknownFilter: await refusal(retell.call.list({ filter_criteria: { user_id: 'x' } })),
    tooMany: await refusal(retell.call.list({ limit: 1001 })),
    wrongKey: await refusal(new Retell({ baseURL, apiKey: 'key_other' }).call.list()),
    signed: { body, signature, verified: await verify(body, apiKey, signature) },
  }),
);
