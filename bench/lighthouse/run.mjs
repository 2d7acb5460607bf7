// `make lighthouse`: starts the demo with a database of its own, signs in as a client and lets Lighthouse look at its
// overview, its calls and one call. One line a page and device; a mark below its floor makes the run fail.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as chromeLauncher from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const EMAIL = "larkspur@demo.aivors.example";
const PASSWORD = "demo-larkspur";
const RUNS = 3;

/** The marks of a slower machine are lower: the phone is this processor, four times slower. */
const USUAL_SPEED = 1500;

/** Lowest marks, of 100. Lighthouse slows a phone's processor down to a quarter and its network to slow 4G. */
const FLOORS = {
  desktop: { accessibility: 100, performance: 95 },
  mobile: { accessibility: 100, performance: 80 },
};

const data = mkdtempSync(join(tmpdir(), "aivors-lighthouse-"));
const port = await freePort();
const address = `http://localhost:${port}`;
const service = spawn("target/aivors/aivors", ["demo"], {
  env: { ...process.env, PORT: String(port), AIVORS_DATA: data },
  stdio: ["ignore", "pipe", "inherit"],
});
const complete = demoComplete();
let failed = false;
try {
  await complete;
  const cookie = await signIn();
  const { data: page } = await read("/api/calls?limit=20", cookie);
  const call = page.calls.find((one) => one.outcome === "answered") ?? page.calls[0];
  const pages = { overview: "/overview", calls: "/calls", call: `/calls/${call.callId}` };
  const chrome = await chromeLauncher.launch({
    chromePath: browser(),
    chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const speeds = [];
    console.log("page      device   accessibility  performance  first paint  largest paint  shift  blocked");
    for (const [name, path] of Object.entries(pages)) {
      for (const device of Object.keys(FLOORS)) {
        const results = [];
        for (let run = 0; run < RUNS; run++) {
          results.push(await look(chrome.port, path, device, cookie));
        }
        tell(name, device, results);
        speeds.push(...results.map((one) => one.environment.benchmarkIndex));
      }
    }
    speeds.sort((a, b) => a - b);
    console.log(
      `speed of this machine: ${Math.round(speeds[Math.floor(speeds.length / 2)])} (Lighthouse's benchmark index; an office desktop has some ${USUAL_SPEED})`,
    );
  } finally {
    chrome.kill();
  }
} finally {
  if (service.exitCode === null) {
    const ended = new Promise((resolve) => service.once("exit", resolve));
    service.kill("SIGTERM");
    await ended;
  }
  rmSync(data, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

async function look(chromePort, path, device, cookie) {
  const options = {
    port: chromePort,
    onlyCategories: ["accessibility", "performance"],
    extraHeaders: { Cookie: cookie },
    // The cookie is ours, so storage is left alone; each run has a cold cache all the same.
    disableStorageReset: false,
    logLevel: "error",
  };
  const { lhr } = await lighthouse(address + path, options, device === "desktop" ? desktopConfig : undefined);
  if (lhr.runtimeError) {
    throw new Error(`${path}: ${lhr.runtimeError.message}`);
  }
  if (new URL(lhr.finalDisplayedUrl).pathname !== path) {
    throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`);
  }
  return lhr;
}

/** The run with the median performance: other work on the machine moves it. */
function tell(name, device, results) {
  results.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
  const lhr = results[Math.floor(results.length / 2)];
  const marks = {
    accessibility: Math.round(Math.min(...results.map((one) => one.categories.accessibility.score)) * 100),
    performance: Math.round(lhr.categories.performance.score * 100),
  };
  const value = (audit) => lhr.audits[audit].numericValue;
  const seconds = (audit) => `${(value(audit) / 1000).toFixed(1)} s`;
  const cells = [
    name.padEnd(9),
    device.padEnd(8),
    mark(marks.accessibility, FLOORS[device].accessibility).padEnd(14),
    mark(marks.performance, FLOORS[device].performance).padEnd(12),
    seconds("first-contentful-paint").padEnd(12),
    seconds("largest-contentful-paint").padEnd(14),
    value("cumulative-layout-shift").toFixed(3).padEnd(6),
    `${Math.round(value("total-blocking-time"))} ms`,
  ];
  console.log(cells.join(" "));
  for (const { id } of lhr.categories.accessibility.auditRefs) {
    const audit = lhr.audits[id];
    if (audit.score !== null && audit.score < 1) {
      const selectors = audit.details?.items?.map((item) => item.node?.selector) ?? [];
      console.log(`    ${audit.title}: ${selectors[0]}, ${selectors.length} in all`);
    }
  }
}

function mark(value, floor) {
  if (value >= floor) {
    return String(value);
  }
  failed = true;
  return `${value} < ${floor}`;
}

/** Its calls are all there: loading them would take processor time from the pages. */
function demoComplete() {
  return new Promise((resolve, reject) => {
    const longest = setTimeout(() => reject(new Error("the demo was not complete after five minutes")), 300_000);
    service.once("exit", (code) => reject(new Error(`the demo ended with ${code}`)));
    let said = "";
    service.stdout.on("data", (text) => {
      said = (said + text).slice(-10_000);
      if (said.includes("The demo is complete")) {
        clearTimeout(longest);
        resolve();
      }
    });
  });
}

async function signIn() {
  const reply = await fetch(`${address}/api/auth/login`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email: EMAIL, password: PASSWORD }),
  });
  if (!reply.ok) {
    throw new Error(`signing in: ${reply.status}`);
  }
  return reply.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
}

async function read(path, cookie) {
  const reply = await fetch(address + path, { headers: { Cookie: cookie } });
  if (!reply.ok) {
    throw new Error(`${path}: ${reply.status}`);
  }
  return reply.json();
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}

/** As scripts/need-browser finds it; undefined leaves the search to chrome-launcher. */
function browser() {
  const names = ["chromium", "chromium-browser", "chromium-headless-shell"];
  return names.map((name) => `/usr/bin/${name}`).find(existsSync);
}
