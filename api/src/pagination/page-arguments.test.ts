import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hex } from "../testing/chain-ids.ts";
import { CONTRACT, eventIdOf, eventRow } from "../testing/chain-rows.ts";
import { createWorld, type World } from "../testing/create-world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(async () => {
  await world?.database.drop();
});

async function refusalOf(query: string, variables = {}): Promise<string | undefined> {
  const { errors } = await world.api.ask(query, variables);
  expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"]);
  return errors[0]?.message;
}

test.each([
  ["first: 0", "first is 0"],
  ["first: -1", "first is -1"],
  ["first: 101", "first is 101"],
  ["last: 0", "last is 0"],
  ["last: 101", "last is 101"],
  ["first: 1, last: 1", "not both"],
])("events(%s) is refused", async (args, text) => {
  expect(await refusalOf(`{ events(${args}) { totalCount } }`)).toContain(text);
  expect(await refusalOf(`{ sales(${args}) { totalCount } }`)).toContain(text);
});

test("nested lists need a page size", async () => {
  const nested = `event(chainId: 1, contract: "${hex(CONTRACT)}", eventId: 1)`;
  expect(await refusalOf(`{ ${nested} { sales { totalCount } } }`)).toContain("give first or last");
  expect(await refusalOf(`{ ${nested} { organizer { events { totalCount } } } }`)).toContain(
    "give first or last",
  );
});

test("20 items unless asked otherwise, 100 at most", async () => {
  for (let number = 100; number < 230; number += 1) await world.polygon.insert("event", eventRow(number));
  const sizes = await Promise.all(
    ["", "(first: 100)", "(last: 100)"].map(async (args) => {
      const query = `{ events${args} { totalCount nodes { id } } }`;
      const { events } = await world.api.read<{ events: { totalCount: number; nodes: unknown[] } }>(query);
      return [events.nodes.length, events.totalCount];
    }),
  );
  expect(sizes).toEqual([
    [20, 136],
    [100, 136],
    [100, 136],
  ]);
});

describe("cursors", () => {
  const QUERY = `query ($after: String, $orderBy: EventOrder) {
    events(first: 2, after: $after, orderBy: $orderBy) { edges { cursor } } }`;
  const orderBy = { field: "NAME", direction: "ASC" };

  async function validCursor(): Promise<string> {
    const { events } = await world.api.read<{ events: { edges: { cursor: string }[] } }>(QUERY, { orderBy });
    return events.edges[1]?.cursor ?? "";
  }

  test("one of another order, field or list is refused", async () => {
    const after = await validCursor();
    expect(await refusalOf(QUERY, { after })).toContain("another order");
    expect(await refusalOf(QUERY, { after, orderBy: { ...orderBy, direction: "DESC" } })).toContain(
      "another order",
    );
    expect(await refusalOf(`{ sales(after: "${after}") { totalCount } }`)).toContain("another order");
  });

  const place = (...rest: unknown[]) => Buffer.from(JSON.stringify([1, ...rest])).toString("base64url");
  const id = eventIdOf(1).toString("hex");

  test.each([
    ["nothing", ""],
    ["no base64", "§§§"],
    ["no JSON", Buffer.from("[1,").toString("base64url")],
    ["no list", Buffer.from("{}").toString("base64url")],
    ["null", Buffer.from("null").toString("base64url")],
    [
      "an old version",
      Buffer.from(JSON.stringify([0, "event.NAME.ASC", "a", "1", id])).toString("base64url"),
    ],
    ["too few parts", place("event.NAME.ASC", "1", id)],
    ["too many parts", place("event.NAME.ASC", "a", "b", "1", id)],
    ["no parts", place("event.NAME.ASC")],
    ["a zero character", place("event.NAME.ASC", "\0", "1", id)],
    ["a value that is no text", place("event.NAME.ASC", { toString: "x" }, "1", id)],
    ["a chain that is no number", place("event.NAME.ASC", "a", "1); drop table event", id)],
    ["an id that is no hex", place("event.NAME.ASC", "a", "1", "xy")],
    ["half a byte", place("event.NAME.ASC", "a", "1", "abc")],
    ["far too much", place("event.NAME.ASC", "a".repeat(5000), "1", id)],
  ])("%s is refused", async (_, after) => {
    await refusalOf(QUERY, { after, orderBy });
  });

  test("numbers of an order by number must be numbers", async () => {
    const by = { field: "STARTS_AT", direction: "ASC" };
    for (const value of ["", "1e5", "NaN", "1; select 1", "9".repeat(79), "0x1"]) {
      await refusalOf(QUERY, { orderBy: by, after: place("event.STARTS_AT.ASC", value, "1", id) });
    }
  });

  test("whatever is done to a cursor, the answer is a page or BAD_USER_INPUT", async () => {
    const cursor = await validCursor();
    const edit = fc.record({
      at: fc.nat(cursor.length - 1),
      by: fc.string({ maxLength: 3, unit: "binary" }),
    });
    await fc.assert(
      fc.asyncProperty(edit, async ({ at, by }) => {
        const after = cursor.slice(0, at) + by + cursor.slice(at + 1);
        const { errors } = await world.api.ask(QUERY, { after, orderBy });
        for (const { extensions } of errors) expect(extensions?.code).toBe("BAD_USER_INPUT");
      }),
      { numRuns: 60 },
    );
  });
});
