import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { eventually } from './checks.mjs';
import { freePort, launch } from './processes.mjs';

const INSTALLED = resolve('target/n8n/node_modules');
const COMMAND_MINUTES = 5;

/** A real n8n with a database of its own, which hears on loopback alone and tells nobody of its use. */
export class N8n {
  #home;
  #env;
  #log;

  static async create(home) {
    const n8n = new N8n();
    n8n.#home = home;
    n8n.#log = join(home, 'n8n.log');
    mkdirSync(home, { recursive: true });
    n8n.port = await freePort();
    n8n.address = `http://127.0.0.1:${n8n.port}`;
    n8n.#env = {
      N8N_USER_FOLDER: home,
      N8N_PORT: String(n8n.port),
      N8N_LISTEN_ADDRESS: '127.0.0.1',
      N8N_RUNNERS_BROKER_PORT: String(await freePort()),
      N8N_RUNNERS_ENABLED: 'false',
      N8N_ENCRYPTION_KEY: 'a key for this test alone',
      N8N_DIAGNOSTICS_ENABLED: 'false',
      N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
      N8N_TEMPLATES_ENABLED: 'false',
      N8N_PERSONALIZATION_ENABLED: 'false',
      N8N_HIRING_BANNER_ENABLED: 'false',
      N8N_COMMUNITY_PACKAGES_ENABLED: 'false',
      // As n8n recommends: without it, many events at once block each other in its database.
      DB_SQLITE_POOL_SIZE: '4',
      N8N_LOG_LEVEL: 'warn',
    };
    return n8n;
  }

  /** As a user does it: credentials and workflows from files, then active. */
  async import(credentials, workflows) {
    await this.#command('import:credentials', `--input=${this.#file('credentials.json', credentials)}`);
    await this.#command('import:workflow', `--input=${this.#file('workflows.json', workflows)}`);
    await this.#command('update:workflow', '--all', '--active=true');
  }

  /** Returns when every one of these webhooks is active; n8n calls itself ready some time before. */
  async start(paths) {
    launch(node(), [join(INSTALLED, 'n8n/bin/n8n'), 'start'], { env: this.#env, log: this.#log });
    for (const path of paths) {
      await eventually(`n8n hears ${path}`, 300, async () => {
        try {
          // What is active for POST says so to a GET, and does nothing.
          const answer = await fetch(`${this.address}/webhook/${path}`);
          return (await answer.text()).includes('not registered for GET requests. Did you mean to make a POST request?');
        } catch {
          return false;
        }
      });
    }
  }

  /** Posts to the production address of a workflow. */
  async post(path, body, { headers = {}, seconds = 60 } = {}) {
    const began = Date.now();
    const answer = await fetch(`${this.address}/webhook/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(seconds * 1000),
    });
    return { status: answer.status, text: await answer.text(), millis: Date.now() - began };
  }

  #file(name, content) {
    const path = join(this.#home, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  }

  async #command(...args) {
    const command = launch(node(), [join(INSTALLED, 'n8n/bin/n8n'), ...args], { env: this.#env, log: this.#log });
    const late = setTimeout(() => command.kill('SIGKILL'), COMMAND_MINUTES * 60_000);
    const status = await command.ended;
    clearTimeout(late);
    if (status !== 0) throw new Error(`n8n ${args.join(' ')} ended with ${status}: see ${this.#log}`);
  }
}

/** The Node.js that npm has installed with n8n: the machine's own may be too old for it. */
function node() {
  const own = join(INSTALLED, 'node/bin/node');
  return existsSync(own) ? own : process.execPath;
}
