import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { expect, test } from "vitest";
import { readConfiguration, SETTINGS } from "./configuration.ts";

test("flags win over the environment, the environment over the file", () => {
  const file = { FACEVALUE_PORT: "1", FACEVALUE_HOST: "file", FACEVALUE_DATA: "file" };
  const environment = { FACEVALUE_PORT: "2", FACEVALUE_HOST: "environment", FACEVALUE_DATA: "" };
  const { port, host, data } = readConfiguration({ port: 3 }, environment, file);
  expect({ port, host, data }).toEqual({ port: 3, host: "environment", data: "file" });
});

test("every bad key is named in one error", () => {
  const bad = { FACEVALUE_PORT: "70000", FACEVALUE_RPC: "ftp://x", FACEVALUE_DATABASE: "nonsense" };
  expect(() => readConfiguration({}, bad)).toThrow(/FACEVALUE_RPC.*FACEVALUE_DATABASE.*FACEVALUE_PORT/);
});

test('the text "false" switches a setting off', () => {
  expect(readConfiguration({}, { FACEVALUE_HISTORY: "false" }).history).toBe(false);
  expect(readConfiguration({}, { FACEVALUE_HISTORY: "true" }).history).toBe(true);
});

test.each([
  "short",
  "a".repeat(31),
  "a".repeat(513),
  `${"a".repeat(40)} b`,
  "ü".repeat(40),
  `${"a".repeat(40)}\n`,
])("a weak or unusable admin key is refused in words that do not tell it: %j", (key) => {
  const read = () => readConfiguration({}, { FACEVALUE_ADMIN_KEY: key });
  expect(read).toThrow(/FACEVALUE_ADMIN_KEY: must be 32 to 512 .*openssl rand -hex 32/);
  expect(read).not.toThrow(key);
});

test("without an admin key there is none, and blank is none", () => {
  expect(readConfiguration({}, {}).adminKey).toBeUndefined();
  expect(readConfiguration({}, { FACEVALUE_ADMIN_KEY: "" }).adminKey).toBeUndefined();
  expect(readConfiguration({}, { FACEVALUE_ADMIN_KEY: "k".repeat(32) }).adminKey).toBe("k".repeat(32));
});

test("several RPC URLs are separated by commas", () => {
  const { rpc } = readConfiguration({ rpc: "http://a:1, https://b,wss://c" }, {});
  expect(rpc).toEqual(["http://a:1", "https://b", "wss://c"]);
});

test.each(["chain_1", "tickets", "_x9", "a".repeat(63)])("the schema may be %s", (schema) => {
  expect(readConfiguration({ schema }, {}).schema).toBe(schema);
});

test.each([
  "Tickets",
  "9x",
  "a-b",
  'a"b',
  "a".repeat(64),
  "ops",
  "metrics",
  "public",
  "app",
  "bullmq",
  "pg_x",
])("the schema may not be %s", (schema) => {
  expect(() => readConfiguration({ schema }, {})).toThrow(/FACEVALUE_SCHEMA \(--schema\): must/);
});

test(".env.example names every setting, and each of its values is accepted", () => {
  const example = readFileSync(join(import.meta.dirname, "../../../.env.example"), "utf8");
  const uncommented = parseEnv(example.replaceAll(/^# (?=FACEVALUE_)/gm, ""));
  const variables = Object.values(SETTINGS).map(({ variable }) => variable as string);
  expect(Object.keys(uncommented).sort()).toEqual(variables.sort());
  expect(() => readConfiguration({}, uncommented)).not.toThrow();
});
