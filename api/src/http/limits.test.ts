import { readFileSync } from "node:fs";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { getIntrospectionQuery } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hex } from "../testing/chain-ids.ts";
import { CONTRACT } from "../testing/chain-rows.ts";
import { createTestApi, type TestApi } from "../testing/test-api.ts";

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await createTestApi(database.pool);
});

afterAll(async () => {
  await database?.drop();
});

async function refusalOf(query: string, variables = {}): Promise<{ message: string; code: unknown }> {
  const { errors, statements, data } = await api.ask(query, variables);
  expect(statements).toEqual([]);
  expect(data ?? null).toBeNull();
  const { message = "", extensions } = errors[0] ?? {};
  return { message, code: extensions?.code };
}

test("the schema can be read", async () => {
  const { data, errors } = await api.ask<{ __schema: { types: { name: string }[] } }>(
    getIntrospectionQuery(),
  );
  expect(errors).toEqual([]);
  expect(data.__schema.types.map(({ name }) => name)).toContain("Event");
});

test("mistakes keep their text and place", async () => {
  const { errors } = await api.ask("{ networks { nothing } }");
  expect(errors).toMatchObject([
    {
      message: 'Cannot query field "nothing" on type "Network".',
      locations: [{ line: 1, column: 14 }],
      extensions: { code: "GRAPHQL_VALIDATION_FAILED", requestId: expect.any(String) },
    },
  ]);
  expect(await refusalOf("{ networks")).toEqual({
    message: expect.stringContaining("Syntax Error"),
    code: "GRAPHQL_PARSE_FAILED",
  });
  const literal = await refusalOf('{ event(chainId: 1, contract: "0x12", eventId: 1) { id } }');
  expect(literal).toEqual({
    message: expect.stringContaining("not a Address: 0x12"),
    code: expect.anything(),
  });
  const query = "query ($c: Address!) { event(chainId: 1, contract: $c, eventId: 1) { id } }";
  const variable = await refusalOf(query, { c: "0x12" });
  expect(variable).toEqual({
    message: expect.stringContaining("not a Address: 0x12"),
    code: "BAD_USER_INPUT",
  });
});

describe("refused before anything is read", () => {
  test("depth over 10", async () => {
    const nested =
      "sales(first: 1) { nodes { ticket { event { organizer { events(first: 1) { nodes { organizer { id } } } } } } } }";
    expect((await refusalOf(`{ events(first: 1) { nodes { ${nested} } } }`)).message).toContain("epth");
  });

  test("depth hidden in fragments", async () => {
    const link = (n: number) =>
      `fragment F${n} on Event { organizer { events(first: 1) { nodes { ...F${n + 1} } } } }`;
    const fragments = [1, 2, 3, 4, 5].map(link).join(" ");
    const query = `{ events(first: 1) { nodes { ...F1 } } } ${fragments} fragment F6 on Event { id }`;
    expect((await refusalOf(query)).message).toContain("epth");
  });

  test("fragments that refer to themselves", async () => {
    const query =
      "{ events { nodes { ...F } } } fragment F on Event { organizer { events(first: 1) { nodes { ...F } } } }";
    await refusalOf(query);
  });

  test("more than 15 aliases", async () => {
    const aliases = Array.from({ length: 16 }, (_, n) => `a${n}: networks { chainId }`).join(" ");
    expect((await refusalOf(`{ ${aliases} }`)).message).toContain("liases");
  });

  test("more than 10 directives", async () => {
    const directives = "@include(if: true) ".repeat(11);
    expect((await refusalOf(`{ networks { ${"chainId ".repeat(1)}${directives} } }`)).code).toBeDefined();
  });

  test("more than 1000 tokens", async () => {
    const { message } = await refusalOf(`{ networks { ${"chainId ".repeat(1001)} } }`);
    expect(message).toContain("oken");
  });
});

describe("more than 25,000 objects", () => {
  const nested = `query ($n: Int) { events(first: $n) { nodes { sales(first: $n) { nodes { price { raw } fee { raw } } } } } }`;

  test("are refused when page sizes are written out, come from variables, or are defaults", async () => {
    expect((await refusalOf(nested, { n: 100 })).code).toBe("QUERY_TOO_EXPENSIVE");
    expect((await refusalOf(nested.replace("$n: Int", "$n: Int = 100"))).code).toBe("QUERY_TOO_EXPENSIVE");
    const literal = nested.replace("($n: Int)", "").replaceAll("$n", "100");
    expect((await refusalOf(literal)).code).toBe("QUERY_TOO_EXPENSIVE");
    expect((await api.ask(nested, { n: 50 })).errors).toEqual([]);
  });

  test("are refused through fragments, aliases, charts and ids", async () => {
    const spread = `query ($n: Int) { events(first: $n) { ...P } }
      fragment P on EventConnection { nodes { ...E } } fragment E on Event { resalePoints { price { raw } } }`;
    expect((await refusalOf(spread, { n: 100 })).code).toBe("QUERY_TOO_EXPENSIVE");
    const page = "sales(first: 100) { nodes { ticket { sales(first: 100) { nodes { id } } } } }";
    expect((await refusalOf(`{ a: ${page} b: ${page} c: ${page} }`)).code).toBe("QUERY_TOO_EXPENSIVE");
    const byIds =
      "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Event { salesByDay { days { day } } } } }";
    const ids = Array.from({ length: 100 }, () => "x");
    expect((await refusalOf(byIds, { ids })).code).toBe("QUERY_TOO_EXPENSIVE");
  });

  test("fragments within fragments are counted once each, however often they are used", async () => {
    const level = (n: number) => `fragment F${n} on Event { ...F${n + 1} ...F${n + 1} }`;
    const levels = Array.from({ length: 60 }, (_, n) => level(n)).join(" ");
    const startedAt = performance.now();
    await api.ask(`{ events { nodes { ...F0 } } } ${levels} fragment F60 on Event { id }`);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  test("bad variables are named, not counted", async () => {
    expect(await refusalOf(nested, { n: "many" })).toEqual({
      message: expect.stringContaining('"$n" got invalid value'),
      code: "BAD_USER_INPUT",
    });
  });
});

test("a full page of the dashboard's lists is allowed", async () => {
  const read = (path: string) =>
    [
      ...readFileSync(new URL(`../../../dashboard/src/features/${path}`, import.meta.url), "utf8").matchAll(
        /graphql\(`([^`]*)`\)/g,
      ),
    ].map(([, block]) => block ?? "");
  const [events = ""] = read("events/events-query.ts");
  const [list = "", ...fragments] = events.split(/(?=fragment )/);
  /** The query with the shared fragments that it uses, and those that they use. */
  const withFragments = (query: string): string => {
    const uses = (text: string, fragment: string) =>
      text.includes(`...${/fragment (\w+)/.exec(fragment)?.[1]}\n`);
    const direct = fragments.filter((fragment) => uses(query, fragment));
    const used = fragments.filter((fragment) => [query, ...direct].some((text) => uses(text, fragment)));
    return [query, ...used].join("\n");
  };
  expect((await api.ask(withFragments(list), { first: 100 })).errors).toEqual([]);
  const variables = { chainId: 1, contract: hex(CONTRACT), eventId: "1", first: 100 };
  for (const query of read("event/event-queries.ts")) {
    expect((await api.ask(withFragments(query), variables)).errors).toEqual([]);
  }
});
