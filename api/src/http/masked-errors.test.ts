import { createLogger } from "@facevalue/core";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { hex } from "../testing/chain-ids.ts";
import { CONTRACT } from "../testing/chain-rows.ts";
import { createWorld, type World } from "../testing/create-world.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";
import { SUMMARY_QUERY } from "../testing/whole-queries.ts";

let world: World;
let api: TestApi;
const logger = createLogger("json", "silent");
const logged = vi.spyOn(logger, "error");

beforeAll(async () => {
  world = await createWorld();
  api = await createTestApi(world.database.pool, logger);
});

beforeEach(() => logged.mockClear());

afterAll(async () => {
  await world?.database.drop();
});

const VARIABLES = { chainId: 1, contract: hex(CONTRACT), number: 1 };
const MASKED = "Something went wrong on our side. Quote the request id when you report it.";

test("a caller's mistake is not logged", async () => {
  await api.ask("{ events(first: 0) { totalCount } }");
  await api.ask("{ nothing }");
  await api.ask("{");
  await api.ask("query ($a: Int!) { events(first: $a) { totalCount } }", { a: "x" });
  expect(logged).not.toHaveBeenCalled();
});

test("an amount that GraphQL cannot hold is masked and logged, not lost", async () => {
  await world.mainnet.insert("currency", { id: Buffer.alloc(20, 9), symbol: "X", decimals: 3 });
  await world.database.pool.query("alter table chain_1.currency alter decimals type bigint");
  await world.database.pool.query("update chain_1.currency set decimals = 3000000000 where symbol = 'X'");
  const id = Buffer.from(`Currency:1:0x${"09".repeat(20)}`).toString("base64url");
  const query = "query ($id: ID!) { node(id: $id) { ... on Currency { decimals } } }";
  const { errors } = await api.ask(query, { id });
  expect(errors).toMatchObject([{ message: MASKED, extensions: { code: "INTERNAL" } }]);
  expect(logged).toHaveBeenCalledOnce();
});

test("what goes wrong inside is masked, and logged in full under the request id", async () => {
  await world.database.pool.query("drop table metrics.event_revenue");
  const { data, errors } = await api.ask<{ event: unknown }>(SUMMARY_QUERY, VARIABLES);
  expect(data.event).toBeNull();
  expect(errors.length).toBeGreaterThan(0);
  const requestId = errors[0]?.extensions?.requestId;
  for (const error of errors) {
    expect(error.message).toBe(MASKED);
    expect(error.extensions).toEqual({ code: "INTERNAL", requestId });
  }
  expect(JSON.stringify(errors)).not.toMatch(/event_revenue|relation|select/);
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  const [entry] = logged.mock.calls[0] as unknown as [{ requestId: string; err: Error }];
  expect(entry.requestId).toBe(requestId);
  expect(entry.err.message).toContain('relation "metrics.event_revenue" does not exist');
});

test("the next request is whole again", async () => {
  const { errors } = await api.ask("{ events { totalCount } }");
  expect(errors).toEqual([]);
});
