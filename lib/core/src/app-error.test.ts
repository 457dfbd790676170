import { connect } from "node:net";
import { expect, test } from "vitest";
import { AppError, exitCodeOf } from "./app-error.ts";

test("a process ends as temporary where the same call may succeed later", async () => {
  expect(exitCodeOf(new AppError("RPC_UNREACHABLE", "away", { retryable: true }))).toBe(75);
  expect(exitCodeOf(new AppError("BAD_CONFIGURATION", "wrong"))).toBe(1);
  expect(exitCodeOf(new Error("connect ECONNREFUSED"))).toBe(1);
  expect(exitCodeOf("away")).toBe(1);
  const refused = await new Promise((resolve) => connect(1, "127.0.0.1").on("error", resolve));
  expect(refused).toMatchObject({ code: "ECONNREFUSED" });
  expect(exitCodeOf(refused)).toBe(75);
});
