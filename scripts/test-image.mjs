// Runs the build of the Containerfile without a container engine: each stage is a directory, COPY copies what
// .dockerignore lets through, and RUN runs where it only touches the stage. Then starts what the image would.
// What it cannot show: the base images, the users, and the last stage's RUN. Takes some minutes.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';

const root = mkdtempSync(join(tmpdir(), 'aivors-image-'));
const stages = new Map();
let stage;

try {
  for (const [word, ...rest] of instructions()) {
    const args = rest.join(' ');
    if (word === 'FROM') {
      const name = /\bAS (\w+)$/.exec(args)?.[1] ?? 'image';
      stage = { name, home: join(root, name), workdir: '/' };
      stages.set(name, stage);
    } else if (word === 'WORKDIR') {
      stage.workdir = args;
      mkdirSync(inStage(args), { recursive: true });
    } else if (word === 'COPY') {
      copy(rest);
    } else if (word === 'RUN' && !/\b(useradd|apt-get)\b/.test(args)) {
      // Files lie elsewhere than in the image, and absolute paths follow them.
      const command = args.replaceAll(/(?<=\s)\/build\b/g, join(stage.home, 'build'));
      console.log(`${stage.name}: ${args}`);
      execFileSync('sh', ['-ec', command], { cwd: inStage('.'), stdio: 'inherit' });
    }
  }
  await start(stages.get('image').home);
  console.log('1 passed, 0 failed');
} catch (error) {
  console.log(`${error}\n0 passed, 1 failed`);
  process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}

function instructions() {
  return readFileSync('Containerfile', 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => line.trim().split(/\s+/));
}

function inStage(path) {
  return join(stage.home, path.startsWith('/') ? path : join(stage.workdir, path));
}

function copy(words) {
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  const to = paths.pop();
  for (const path of paths) {
    const source = from ? join(stages.get(from).home, path) : resolve(path);
    assert.ok(existsSync(source), `COPY ${path}: there is none`);
    const isDirectory = statSync(source).isDirectory();
    const target = isDirectory || !to.endsWith('/') ? inStage(to) : join(inStage(to), basename(path));
    const file = !isDirectory && to.match(/^\.\/?$/) ? join(inStage(to), basename(path)) : target;
    mkdirSync(dirname(file), { recursive: true });
    cpSync(source, file, {
      recursive: true,
      preserveTimestamps: true,
      verbatimSymlinks: true,
      filter: (each) => from !== undefined || isInContext(relative('.', each)),
    });
  }
}

/** As .dockerignore says: nothing but what a line with ! names, and of that not what a later line names. */
function isInContext(path) {
  let inside = false;
  for (const line of readFileSync('.dockerignore', 'utf8').split('\n').filter(Boolean)) {
    const included = line.startsWith('!');
    const name = line.replace('!', '');
    if (name === '*' || path === name || path.startsWith(`${name}/`)) inside = included;
  }
  return inside;
}

async function start(image) {
  const port = await freePort();
  const data = join(root, 'data');
  mkdirSync(data);
  const service = spawn(join(image, 'usr/lib/aivors/aivors'), [], {
    cwd: data,
    stdio: ['ignore', 'inherit', 'inherit'],
    // AOTMode=on: a start cache that does not fit its files is an error.
    env: { PATH: process.env.PATH, AIVORS_DATA: data, PORT: String(port), JAVA_TOOL_OPTIONS: '-XX:AOTMode=on' },
  });
  const end = new Promise((done) => service.on('exit', done));
  try {
    for (let tries = 0; ; tries++) {
      assert.ok(service.exitCode === null && tries < 600, 'the service does not become ready');
      const answer = await fetch(`http://127.0.0.1:${port}/actuator/health/readiness`).catch(() => undefined);
      if (answer?.ok) break;
      await new Promise((done) => setTimeout(done, 200));
    }
  } finally {
    service.kill();
    await end;
  }
}

function freePort() {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
