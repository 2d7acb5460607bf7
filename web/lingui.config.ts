import extractor from "@lingui/cli/api/extractors/babel";
import { defineConfig } from "@lingui/conf";
import { formatter } from "@lingui/format-po";
import { problemTexts } from "./problemTexts.ts";

export default defineConfig({
  sourceLocale: "en",
  locales: ["en", "de", "es"],
  catalogs: [
    {
      path: "<rootDir>/src/locales/{locale}",
      include: ["<rootDir>/src", "<rootDir>/../openapi.json"],
      exclude: ["**/*.test.*", "**/schema.d.ts", "**/src/test/**"],
    },
  ],
  extractors: [extractor, problemTexts],
  // Without line numbers a moved line changes no catalogue.
  format: formatter({ lineNumbers: false }),
  orderBy: "message",
});
