import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';

const running = new Set();

/** Starts a program whose output goes to a file. It ends with this process at the latest. */
export function launch(command, args, { env, log }) {
  const out = openSync(log, 'a');
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', out, out] });
  running.add(child);
  child.ended = new Promise((resolve) => {
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 128));
  }).finally(() => running.delete(child));
  return child;
}

/** Ends a program and waits for its end. */
export async function end(child, signal = 'SIGTERM') {
  child.kill('SIGCONT');
  child.kill(signal);
  await child.ended;
}

export async function endAll() {
  await Promise.all([...running].map((child) => end(child)));
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
