// Checks answers against the types of Retell's SDK: types.mjs < [{"type": "CallListResponse", "answer": {…}}, …]
// Prints one line for each thing that the types do not allow, or nothing.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const answers = JSON.parse(readFileSync(0, 'utf8'));
// A literal beside its type: TypeScript then refuses unknown fields as well.
const program = answers
  .map(({ type, answer }, i) => `export const answer${i}: Retell.${type} = ${JSON.stringify(answer)};`)
  .join('\n');
const source = `import type { Retell } from 'retell-sdk';\n${program}\n`;

const name = fileURLToPath(new URL('answers.ts', import.meta.url));
const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists, readFile } = host;
host.fileExists = (file) => file === name || fileExists(file);
host.readFile = (file) => (file === name ? source : readFile(file));
host.getSourceFile = (file, version, ...rest) =>
  file === name ? ts.createSourceFile(file, source, version) : getSourceFile.call(host, file, version, ...rest);

for (const { file, start, messageText } of ts.getPreEmitDiagnostics(ts.createProgram([name], options, host))) {
  const line = file ? file.getLineAndCharacterOfPosition(start).line : 0;
  console.log(`${answers[line - 1]?.type ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}
