// The smallest test runner that does what we need: checks run in order, all of them run, one line each.

let passed = 0;
let failed = 0;

/** Runs one check. What it throws is printed, and the next check runs all the same. */
export async function check(name, body) {
  const began = Date.now();
  try {
    await body();
    passed++;
    console.log(`ok    ${name} (${Date.now() - began} ms)`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${name}\n      ${String(error).slice(0, 1500).replaceAll('\n', '\n      ')}`);
  }
}

/** Prints the last line and answers the exit status. */
export function summary() {
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** Asks until the answer is true, at most `seconds`. */
export async function eventually(what, seconds, ask) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    if (await ask()) return;
    if (Date.now() > end) throw new Error(`${what}: not within ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
