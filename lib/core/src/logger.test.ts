import { expect, test } from "vitest";
import { createLogger, type LogFormat } from "./logger.ts";

function written(
  format: LogFormat,
  level?: string,
): { lines: string[]; log: ReturnType<typeof createLogger> } {
  const lines: string[] = [];
  return { lines, log: createLogger(format, level, { write: (text) => lines.push(text) }) };
}

test("each record is one write, made before the call returns", () => {
  const { lines, log } = written("json");
  log.info({ block: 7 }, "Indexed");
  expect(lines).toHaveLength(1);
  expect(lines[0]?.endsWith("\n")).toBe(true);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ level: 30, block: 7, msg: "Indexed" });
});

test("text is for people: level, message and fields, whole lines", () => {
  const { lines, log } = written("text");
  log.warn({ block: 7 }, "Slow");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^\[\d\d:\d\d:\d\d\] WARN: Slow\n\s+block: 7\n$/);
});

test("secrets are left out, and so is what is below the level", () => {
  const { lines, log } = written("json", "warn");
  log.info("quiet");
  log.error({ password: "hunter2", rpc: { apiKey: "k-123" } }, "failed");
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/hunter2|k-123/);
});
