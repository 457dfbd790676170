import { expect, test } from "vitest";
import { memorySettings, settingsArguments } from "./server-settings.ts";

const GIGABYTE = 1024 ** 3;

test.each([
  [0.5, "128MB", "256MB"],
  [2, "256MB", "1024MB"],
  [8, "1024MB", "4096MB"],
  [256, "2048MB", "131072MB"],
])(
  "on a machine with %d GB the server caches %s of tables itself and counts on %s in all",
  (total, own, all) => {
    expect(memorySettings(total * GIGABYTE)).toEqual({ shared_buffers: own, effective_cache_size: all });
  },
);

test("what the caller sets wins", () => {
  expect(settingsArguments({ shared_buffers: "16MB" })).toContain("shared_buffers=16MB");
});
