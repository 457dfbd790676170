import { expect } from "vitest";
import type { Finished } from "./facevalue.ts";

/** Expects one line for people, which says what is wrong, and this exit code. */
export function expectFailure(
  { code, stdout, stderr }: Finished,
  expectedCode: 1 | 75,
  message: RegExp,
): void {
  const lines = stderr.split("\n").filter((line) => line.startsWith("facevalue: "));
  expect(lines, stderr).toHaveLength(1);
  expect(lines[0]).toMatch(message);
  expect(stderr.trimEnd().split("\n").at(-1)).toBe(lines[0]);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(stdout).toBe("");
  expect(code).toBe(expectedCode);
}
