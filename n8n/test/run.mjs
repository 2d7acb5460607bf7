// Our workflows in a real n8n, with a real Aivors behind it. `make test-n8n` starts this.
// Arguments name the groups of checks to run: events, shapes, signatures, outages, crowd. None: all.
// With AIVORS_N8N_RECORD=DIRECTORY it writes down what n8n sends for each filling of the HTTP Request node.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Aivors } from './aivors.mjs';
import { check, eventually, summary } from './checks.mjs';
import { AGENT, analyzed, ended, started } from './events.mjs';
import { N8n } from './n8n.mjs';
import { endAll } from './processes.mjs';
import { Recorder } from './recorder.mjs';
import { SHAPES } from './shapes.mjs';
import { CREDENTIALS, filledAs, shipped } from './workflows.mjs';

const { sign, verify } = createRequire(resolve('target/n8n/package.json'))('retell-sdk');

const OURS = 'retell-webhook';
const SIGNED = 'retell-webhook-signed';
const RETELL_WAITS_SECONDS = 10;
/** Retell sends up to three times more. How long it waits before each is not known. */
const RETELL_PAUSES_SECONDS = [5, 20, 60];

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => endAll().then(() => process.exit(1)));

const home = mkdtempSync(join(tmpdir(), 'aivors-n8n-'));
let aivors, n8n, recorder, usual;

try {
  aivors = await Aivors.create(home);
  await aivors.start();
  await aivors.withClient(AGENT);
  recorder = await Recorder.start(aivors.address);
  n8n = await N8n.create(join(home, 'n8n'));
  await n8n.import(CREDENTIALS, [
    shipped('retell-to-aivors.json', aivors.address),
    shipped('retell-to-aivors-signed.json', aivors.address),
    ...SHAPES.map((shape) => filledAs(shape, recorder.address)),
  ]);
  await n8n.start([OURS, SIGNED, ...SHAPES.map((shape) => shape.name)]);

  usual = await usualMillis();
  const groups = { events, shapes, signatures, outages, crowd };
  for (const group of process.argv.length > 2 ? process.argv.slice(2) : Object.keys(groups)) await groups[group]();
} catch (error) {
  await check('everything starts', () => {
    throw error;
  });
} finally {
  recorder?.stop();
  await endAll();
}
const status = summary();
if (status === 0) rmSync(home, { recursive: true, force: true });
else console.log(`Logs and data are in ${home}`);
process.exit(status);

async function events() {
  await check('three events through our workflow are one call on the dashboard', async () => {
    const id = 'call_three_events';
    for (const event of [started(id), ended(id), analyzed(id)]) {
      const answer = await n8n.post(OURS, event);
      assert.equal(answer.status, 200, answer.text);
      assert.equal(JSON.parse(answer.text).data.results[0].outcome, 'stored');
    }
    await isThereOnce(id);
  });

  await check('an event that is sent again is recognised', async () => {
    const answer = await n8n.post(OURS, analyzed('call_three_events'));
    assert.equal(answer.status, 200);
    assert.equal(JSON.parse(answer.text).data.results[0].outcome, 'duplicate');
    await isThereOnce('call_three_events');
  });

  await check('an unusable event fails the workflow, so that n8n keeps it', async () => {
    const answer = await n8n.post(OURS, { event: 'call_ended', call: '[object Object]' });
    assert.equal(answer.status, 500);
  });
}

async function shapes() {
  for (const shape of SHAPES) {
    await check(`HTTP Request node filled as ${shape.name}: ${shape.expected}`, async () => {
      const id = `call_${shape.name.replaceAll('-', '_')}`;
      const answer = await n8n.post(shape.name, analyzed(id));
      const sent = recorder.seen(shape.name);
      if (sent) record(shape.name, sent);
      const what = sent ? `${sent.status} ${sent.text}\nsent: ${sent.contentType}\n${sent.body}` : 'nothing was sent';
      if (shape.expected === 'call') {
        assert.equal(answer.status, 200, what);
        await isThereOnce(id);
      } else {
        assert.equal(answer.status, 500, what);
        assert.deepEqual(await aivors.calls(id), [], what);
        assert.equal(sent === undefined, shape.expected === 'n8n', what);
        if (shape.expected === 'refused') {
          assert.equal(sent.status, 422, what);
          assert.match(sent.text, /JSON\.stringify\(\$json\.body\)/, what);
        }
      }
    });
  }
}

async function signatures() {
  // Retell's bytes are not what JSON.stringify writes: blanks, escapes, order and numbers are its own.
  const bytes = (id) => `{ "call": ${JSON.stringify(analyzed(id).call).replace('é', '\\u00e9')},\n  "event":"call_analyzed", "x": 1.50 }`;
  const direct = (body, signature) =>
    fetch(`${aivors.address}/api/retell/webhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-retell-signature': signature },
      body,
    });

  await check('what retell-sdk signs is read', async () => {
    const body = bytes('call_sdk');
    const signature = await sign(body, Aivors.RETELL_KEY);
    assert.equal(await verify(body, Aivors.RETELL_KEY, signature), true);
    const answer = await direct(body, signature);
    assert.equal(answer.status, 200, await answer.text());
    await isThereOnce('call_sdk');
  });

  await check('what retell-sdk does not verify is refused', async () => {
    const body = bytes('call_sdk_wrong');
    const signature = await sign(body, Aivors.RETELL_KEY);
    const changed = body.replace('1.50', '1.5');
    const other = await sign(body, 'key_of_another_workspace');
    assert.equal(await verify(changed, Aivors.RETELL_KEY, signature), false);
    assert.equal(await verify(body, Aivors.RETELL_KEY, other), false);
    assert.equal((await direct(changed, signature)).status, 401);
    assert.equal((await direct(body, other)).status, 401);
    assert.deepEqual(await aivors.calls('call_sdk_wrong'), []);
  });

  await check("Retell's signature is checked behind n8n", async () => {
    const body = bytes('call_signed');
    const headers = { 'x-retell-signature': await sign(body, Aivors.RETELL_KEY) };
    const answer = await n8n.post(SIGNED, body, { headers });
    assert.equal(answer.status, 200, answer.text);
    await isThereOnce('call_signed');
  });

  await check('a wrong signature is refused behind n8n', async () => {
    const body = bytes('call_signed_wrong');
    const headers = { 'x-retell-signature': await sign(body, 'key_of_another_workspace') };
    assert.equal((await n8n.post(SIGNED, body, { headers })).status, 500);
    assert.equal((await n8n.post(SIGNED, body)).status, 500);
    assert.deepEqual(await aivors.calls('call_signed_wrong'), []);
  });
}

async function crowd() {
  await check('50 events at once: none is lost, none is there twice', async () => {
    const ids = Array.from({ length: 50 }, (_, i) => `call_crowd_${i}`);
    const answered = await Promise.all(ids.map((id) => asRetell(analyzed(id))));
    const refused = answered.filter((outcome) => outcome !== 200);
    if (refused.length > 0) console.log(`      Retell has not heard of ${refused.length} that they are stored: ${refused}`);
    // n8n goes on with what Retell has hung up on.
    const arrived = async () =>
      (await aivors.allCalls()).map((call) => call.callId).filter((id) => id.startsWith('call_crowd_'));
    await eventually('all 50 are there', 120, async () => new Set(await arrived()).size === ids.length);
    assert.deepEqual((await arrived()).sort(), ids.sort());
  });
}

async function outages() {
  await check('Aivors is down: Retell hears it in time, and sends again what is then there once', async () => {
    await aivors.kill();
    const event = analyzed('call_outage');
    isFailureInTime(await n8n.post(OURS, event));
    await aivors.start();
    assert.equal((await n8n.post(OURS, event)).status, 200);
    await isThereOnce('call_outage');
  });

  await check('Aivors does not answer: Retell hears it in time, and sends again what is then there once', async () => {
    const event = analyzed('call_frozen');
    aivors.freeze();
    try {
      isFailureInTime(await n8n.post(OURS, event));
    } finally {
      aivors.thaw();
    }
    await eventually('n8n reaches Aivors again', 30, async () => {
      const answer = await n8n.post(OURS, event);
      return answer.status === 200;
    });
    await isThereOnce('call_frozen');
  });

  await check('Aivors is away for one of the two tries: Retell does not notice', async () => {
    aivors.freeze();
    // The first try ends after 3 s, the second begins 2 s later.
    setTimeout(() => aivors.thaw(), 3_500 + usual);
    const answer = await n8n.post(OURS, analyzed('call_hiccup'));
    assert.equal(answer.status, 200, answer.text);
    await isThereOnce('call_hiccup');
  });
}

/** What n8n itself needs for an event: the median of five, after the first, which is slower. */
async function usualMillis() {
  await n8n.post(OURS, { event: 'alert_warm_up' }, { seconds: 120 });
  const millis = [];
  for (let i = 0; i < 5; i++) {
    millis.push((await n8n.post(OURS, { event: `alert_${i}` }, { seconds: 120 })).millis);
  }
  const median = millis.sort((a, b) => a - b)[2];
  console.log(`n8n needs ${median} ms for an event`);
  return median;
}

/**
 * Within the 10 s that Retell waits. n8n needs some 0.5 s of that for itself; a machine that is so busy that it
 * needs more gets the difference on top, three times: for the webhook and each of the two tries.
 */
function isFailureInTime(answer) {
  assert.ok(answer.status >= 500, `answered ${answer.status}`);
  const allowed = RETELL_WAITS_SECONDS * 1000 + 3 * Math.max(0, usual - 500);
  assert.ok(answer.millis < allowed, `answered after ${answer.millis} ms instead of ${allowed}`);
}

/** Sends as Retell does: it hangs up after 10 s, and sends again. */
async function asRetell(event) {
  for (let attempt = 0; ; attempt++) {
    let outcome;
    try {
      outcome = (await n8n.post(OURS, event, { seconds: RETELL_WAITS_SECONDS })).status;
    } catch (error) {
      outcome = error.name;
    }
    if (outcome === 200 || attempt === RETELL_PAUSES_SECONDS.length) return outcome;
    await new Promise((done) => setTimeout(done, RETELL_PAUSES_SECONDS[attempt] * 1000));
  }
}

async function isThereOnce(id) {
  const calls = await aivors.calls(id);
  assert.equal(calls.length, 1, `${id} is on the dashboard ${calls.length} times`);
  const [call] = calls;
  assert.equal(call.agentId, AGENT);
  assert.equal(call.status, 'ended');
  assert.equal(call.durationSeconds, 41.382);
  assert.equal(call.sentiment, 'Positive');
  assert.equal(call.successful, true);
  assert.equal(call.summary, 'Caller booked a table for two.');
}

function record(name, sent) {
  const directory = process.env.AIVORS_N8N_RECORD;
  if (!directory) return;
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, `${name}.http`),
    Buffer.concat([Buffer.from(`content-type: ${sent.contentType}\n\n`), sent.body]),
  );
}
