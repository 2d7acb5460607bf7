import type { ExtractorType } from "@lingui/conf";

/** The sentences of all schemas of an OpenAPI document that list some: `[key, English text]`. */
function sentences(document: string): [string, string][] {
  const schemas: Record<string, { "x-sentences"?: Record<string, string> }> =
    JSON.parse(document).components.schemas;
  return Object.values(schemas).flatMap((schema) => Object.entries(schema["x-sentences"] ?? {}));
}

/**
 * The sentences of the server's problems go into the catalogues with the texts of the pages. Each
 * is declared once, on the server; the OpenAPI document lists them. `problemText.ts` reads them.
 */
export const problemTexts: ExtractorType = {
  match: (file) => file.endsWith("openapi.json"),
  extract: (file, document, found) => {
    for (const [key, message] of sentences(document)) {
      found({ id: `problem.${key}`, message, origin: [file, 1], comment: message });
    }
  },
};
