import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { precompress } from "./precompress.ts";

const backEnd = process.env.AIVORS_BACK_END ?? "http://localhost:5000";

export default defineConfig({
  plugins: [react(), tailwindcss(), precompress()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  server: { proxy: { "/api": backEnd, "/actuator": backEnd } },
  // No data: URLs, so that the content security policy can stay at 'self'.
  build: {
    outDir: "dist",
    assetsInlineLimit: 0,
    target: "baseline-widely-available",
    rolldownOptions: {
      output: {
        // Few files that change at different times, instead of one for each small component.
        codeSplitting: {
          groups: [
            { name: "vendor", test: /node_modules/ },
            { name: "shared", test: /src\/(components|api|lib)\// },
          ],
        },
      },
    },
  },
  test: {
    include: ["*.test.ts", "src/**/*.test.{ts,tsx}"],
    env: { TZ: "Europe/London" },
    restoreMocks: true,
  },
});
