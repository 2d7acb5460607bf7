/** What the build wrote about its files: https://vite.dev/guide/backend-integration.html */
export type Manifest = Record<string, Chunk>;

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
}

/** The application, which the entry imports once it knows the reader's language. */
const APP = "src/app/start.tsx";

/**
 * The files of script that a browser loads before it can show a page.
 *
 * @param modules what the page imports when it opens: itself, and its parts that come by themselves
 * @param language of the texts
 */
export function firstLoad(manifest: Manifest, modules: string[], language: string): string[] {
  const entries = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
  const wanted = [...entries, `src/locales/${language}.po`, APP, ...modules];
  const seen = new Set<string>();
  while (wanted.length > 0) {
    const name = wanted.pop() as string;
    if (seen.has(name)) continue;
    const chunk = manifest[name];
    if (!chunk) throw new Error(`The build has no chunk for ${name}.`);
    seen.add(name);
    wanted.push(...(chunk.imports ?? []));
  }
  return [...new Set([...seen].map((name) => manifest[name]?.file ?? ""))].sort();
}
