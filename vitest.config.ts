import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const slow = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        // Node loads graphql by its main file; by its module file there would be two copies that refuse each other.
        resolve: {
          alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve("graphql")) }],
        },
        test: {
          name: "unit",
          include: ["{lib,contracts,subgraph,indexer,workers,api,lab,cli,scripts}/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/build/**"],
          globalSetup: ["lib/db/src/testing/global-setup.ts"],
          ...slow,
        },
      },
      {
        test: {
          name: "dashboard",
          include: ["dashboard/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", "**/dist/**"],
          ...slow,
        },
      },
      {
        test: {
          name: "end-to-end",
          include: ["test/**/*.test.ts"],
          globalSetup: ["lib/db/src/testing/global-setup.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
