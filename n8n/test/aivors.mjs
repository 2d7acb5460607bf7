import { join } from 'node:path';
import { eventually } from './checks.mjs';
import { end, freePort, launch } from './processes.mjs';

const OPERATOR = { email: 'operator@agency.example', password: 'correct horse battery' };
const CLIENT = { email: 'owner@client.example', password: 'staple harbor lantern' };

/** The real service as a process of its own. Keeps its port and its data over restarts. */
export class Aivors {
  static SECRET = 'n8n-secret-of-this-test';
  static RETELL_KEY = 'key_0123456789abcdef0123456789ab';

  #home;
  #process;
  #cookie;

  static async create(home) {
    const aivors = new Aivors();
    aivors.#home = home;
    aivors.port = await freePort();
    aivors.address = `http://127.0.0.1:${aivors.port}`;
    return aivors;
  }

  async start() {
    this.#process = launch(
      join(process.env.JAVA_HOME, 'bin', 'java'),
      ['-jar', process.env.AIVORS_JAR ?? 'target/aivors.jar'],
      {
        log: join(this.#home, 'aivors.log'),
        env: {
          PORT: String(this.port),
          AIVORS_DATA: join(this.#home, 'data'),
          AIVORS_OPERATOR_EMAIL: OPERATOR.email,
          AIVORS_OPERATOR_PASSWORD: OPERATOR.password,
          N8N_WEBHOOK_SECRET: Aivors.SECRET,
          RETELL_API_KEY: Aivors.RETELL_KEY,
        },
      },
    );
    await eventually('Aivors is ready', 120, async () => {
      try {
        return (await fetch(`${this.address}/actuator/health/readiness`)).ok;
      } catch {
        return false;
      }
    });
  }

  /** Power loss as far as the process is concerned. */
  async kill() {
    await end(this.#process, 'SIGKILL');
  }

  /** It is there and answers nothing. */
  freeze() {
    this.#process.kill('SIGSTOP');
  }

  thaw() {
    this.#process.kill('SIGCONT');
  }

  /** A client of the agency that owns the agent, signed in. */
  async withClient(agentId) {
    const operator = await this.#signIn(OPERATOR);
    await this.#send('POST', '/api/clients', operator, { name: 'Client of the test', ...CLIENT });
    this.#cookie = await this.#signIn(CLIENT);
    await this.#send('POST', '/api/retell/connect-agent', this.#cookie, { agentId });
  }

  /** The calls on the client's dashboard with this id: one, or none. */
  async calls(callId) {
    return (await this.allCalls()).filter((call) => call.callId === callId);
  }

  async allCalls() {
    const calls = [];
    let cursor = '';
    do {
      const path = `/api/calls?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const { data } = await this.#send('GET', path, this.#cookie);
      calls.push(...data.calls);
      cursor = data.nextCursor;
    } while (cursor);
    return calls;
  }

  async call(callId) {
    return (await this.#send('GET', `/api/calls/${encodeURIComponent(callId)}`, this.#cookie)).data;
  }

  async #signIn(who) {
    return (await this.#send('POST', '/api/auth/login', '', who)).data.token;
  }

  async #send(method, path, token, body) {
    const answer = await fetch(this.address + path, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { cookie: `access_token=${token}` }) },
      body: body && JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
