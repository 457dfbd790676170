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
  for (const code of ["57P01", "57P02", "57P03", "08006"])
    expect(exitCodeOf(Object.assign(new Error("terminating connection"), { code }))).toBe(75);
  for (const code of ["57014", "23505", "42P01"])
    expect(exitCodeOf(Object.assign(new Error("no such table"), { code }))).toBe(1);
  expect(exitCodeOf(new Error("Connection terminated unexpectedly"))).toBe(75);
});
