import { expect, test } from "vitest";
import { Shutdown } from "./shutdown.ts";

test("closes in reverse order, once, however often it is asked", async () => {
  const closed: string[] = [];
  const shutdown = new Shutdown();
  shutdown.add("database", () => void closed.push("database"));
  shutdown.add("server", async () => void closed.push("server"));
  await Promise.all([shutdown.run(), shutdown.run()]);
  await shutdown.run();
  expect(closed).toEqual(["server", "database"]);
  expect(shutdown.signal.aborted).toBe(true);
});

test("a closer that fails does not keep the others from closing", async () => {
  const closed: string[] = [];
  const shutdown = new Shutdown();
  shutdown.add("database", () => void closed.push("database"));
  shutdown.add("server", () => {
    throw new Error("busy");
  });
  await expect(shutdown.run()).rejects.toThrow("did not close cleanly");
  expect(closed).toEqual(["database"]);
});

test("a closer that hangs is cut off by the cap", async () => {
  const shutdown = new Shutdown();
  shutdown.add("stuck", () => new Promise(() => undefined));
  await expect(shutdown.run(0.02)).rejects.toThrow("longer than 0.02 s");
});
