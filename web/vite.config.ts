import { fileURLToPath } from "node:url";
import { lingui } from "@lingui/vite-plugin";
import babel, { defineRolldownBabelPreset } from "@rolldown/plugin-babel";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { precompress } from "./precompress.ts";
import { preloadApp } from "./preloadApp.ts";

const backEnd = process.env.AIVORS_BACK_END ?? "http://localhost:5000";

/** Compiles the macros of texts; only files that use them pass through Babel. */
const texts = defineRolldownBabelPreset({
  preset: { plugins: ["@lingui/babel-plugin-lingui-macro"] },
  rolldown: { filter: { code: /@lingui\/(core|react)\/macro/ } },
});

export default defineConfig({
  plugins: [
    babel({ presets: [texts] }),
    lingui(),
    react(),
    tailwindcss(),
    preloadApp("start"),
    precompress(),
  ],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { proxy: { "/api": backEnd, "/actuator": backEnd } },
  // No data: URLs, so that the content security policy can stay at 'self'.
  build: {
    outDir: "dist",
    assetsInlineLimit: 0,
    // For the test of the first load; it is not delivered.
    manifest: true,
    target: "baseline-widely-available",
    rolldownOptions: {
      output: {
        // Few files that change at different times, instead of one for each small component.
        codeSplitting: {
          groups: [
            // What the first script needs for session and language; it must not wait for the rest.
            {
              name: "language",
              test: /node_modules\/@lingui\/|vite\/preload-helper|src\/lib\/(earlySession|language|theme)\./,
              priority: 2,
            },
            {
              name: "vendor",
              test: /node_modules\/(?!(@base-ui|@floating-ui|reselect|@babel\/runtime|react-hook-form|@hookform|zod)\/)/,
            },
            {
              name: "shared",
              // Not what imports the forms: it would bring them along.
              test: /src\/(components(?!\/(agents\/(AgentIdField|ConnectAgentForm|useAgentIdForm)\.|clients|forms|RetellAgentConnect\.))|api|lib(?!\/(schema|fields)\.))\//,
            },
            // Only pages with a form need it.
            {
              name: "forms",
              test: /node_modules\/(react-hook-form|@hookform|zod)\/|src\/components\/forms|src\/lib\/(schema|fields)\./,
            },
            // Only pages with a choice of clients need it.
            { name: "choices", test: /node_modules|src\/components\/clients/ },
          ],
        },
      },
    },
  },
  test: {
    include: ["*.test.ts", "src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    env: { TZ: "Europe/London" },
    restoreMocks: true,
    // A test that types takes seconds on a busy machine.
    testTimeout: 30_000,
  },
});
