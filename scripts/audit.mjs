// Asks osv.dev for known vulnerabilities of everything that is delivered: Java libraries and the PostgreSQL programs
// from the CycloneDX document, the web interface's libraries from its lock file.
// Ends with 0 when there is none, 1 when there is one, 2 when that could not be found out.
import { readFileSync } from "node:fs";

const OSV = process.env.OSV_URL ?? "https://api.osv.dev";
const MOST_AT_ONCE = 500;
const PATIENCE = 60_000;

function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (e) {
    throw new Error(`${file} could not be read (${e.code ?? e.message}); run make build`);
  }
}

/** The programs of PostgreSQL come as a Maven artifact that no vulnerability is filed under. */
function java(bom) {
  return bom.components.flatMap(({ group, name, version }) => {
    const library = { ecosystem: "Maven", name: `${group}:${name}`, version };
    return name.startsWith("embedded-postgres-binaries")
      ? [library, { ecosystem: "Bitnami", name: "postgresql", version }]
      : [library];
  });
}

function web(lock) {
  return Object.entries(lock.packages)
    .filter(([path, { dev, link }]) => path !== "" && !dev && !link)
    .map(([path, { name, version }]) => ({
      ecosystem: "npm",
      name: name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length),
      version,
    }));
}

/** https://google.github.io/osv.dev/post-v1-querybatch/ */
async function ask(queries) {
  let answer;
  try {
    answer = await fetch(`${OSV}/v1/querybatch`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ queries }),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (e) {
    throw new Error(`${OSV} cannot be reached (${e.cause?.code ?? e.message}); the audit needs the network`);
  }
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${OSV} answered ${answer.status}: ${text.slice(0, 300)}`);
  let results;
  try {
    results = JSON.parse(text).results;
  } catch {
    // Told below.
  }
  if (!Array.isArray(results) || results.length !== queries.length) {
    throw new Error(`${OSV} answered something else than was asked: ${text.slice(0, 300)}`);
  }
  return results;
}

/** @returns the ids of what is known about each component, all pages of them */
async function vulnerabilities(components) {
  const ids = components.map(() => []);
  let open = components.map((_, index) => ({ index, token: undefined }));
  while (open.length > 0) {
    const now = open.slice(0, MOST_AT_ONCE);
    const results = await ask(
      now.map(({ index, token }) => {
        const { ecosystem, name, version } = components[index];
        return { package: { ecosystem, name }, version, page_token: token };
      }),
    );
    const more = now.flatMap(({ index }, n) => {
      ids[index].push(...(results[n].vulns ?? []).map(({ id }) => id));
      const token = results[n].next_page_token;
      return token ? [{ index, token }] : [];
    });
    open = [...open.slice(MOST_AT_ONCE), ...more];
  }
  return ids;
}

try {
  const [bom, lock] = process.argv.slice(2);
  const components = [...java(read(bom)), ...web(read(lock))];
  const ids = await vulnerabilities(components);
  components.forEach(({ ecosystem, name, version }, n) => {
    for (const id of ids[n]) {
      console.log(`${ecosystem} ${name} ${version}: ${id}  https://osv.dev/vulnerability/${id}`);
    }
  });
  const found = ids.flat().length;
  console.log(`${components.length} components, ${found} known vulnerabilities`);
  process.exitCode = found === 0 ? 0 : 1;
} catch (e) {
  console.error(`The audit did not take place: ${e.message}`);
  process.exitCode = 2;
}
