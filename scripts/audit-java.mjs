// Asks osv.dev for known vulnerabilities of every component in a CycloneDX document.
// Ends with 1 when there is one, with 2 when it could not be asked.
import { readFileSync } from "node:fs";

const OSV = process.env.OSV_URL ?? "https://api.osv.dev";
const MOST_AT_ONCE = 500;

const components = JSON.parse(readFileSync(process.argv[2], "utf8")).components.filter((one) => one.purl);
let found = 0;
try {
  for (let i = 0; i < components.length; i += MOST_AT_ONCE) {
    const some = components.slice(i, i + MOST_AT_ONCE);
    const answer = await fetch(`${OSV}/v1/querybatch`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      // OSV takes the version from the purl, and no qualifiers.
      body: JSON.stringify({ queries: some.map((one) => ({ package: { purl: one.purl.split("?")[0] } })) }),
      signal: AbortSignal.timeout(60_000),
    });
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    const { results } = await answer.json();
    results.forEach((result, n) => {
      for (const { id } of result.vulns ?? []) {
        found += 1;
        console.log(`${some[n].name} ${some[n].version}: ${id}  https://osv.dev/vulnerability/${id}`);
      }
    });
  }
} catch (e) {
  console.error(`osv.dev could not be asked: ${e.message}`);
  process.exit(2);
}
console.log(`${components.length} Java components, ${found} known vulnerabilities`);
process.exit(found === 0 ? 0 : 1);
