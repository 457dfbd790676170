import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { address, hex } from "../../testing/chain-ids.ts";
import { CONTRACT, eventRow, ORGANIZER, STARTS_AT } from "../../testing/chain-rows.ts";
import { createWorld, HOSTILE_NAMES, type World } from "../../testing/create-world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.polygon.insert(
    "event",
    eventRow(7, {
      name: "Elsewhere",
      organizer: address(0x0b),
      contract: address(0xc2),
      status: "CANCELLED",
      starts_at: STARTS_AT + 60,
      artist: "Straße",
      city: "São_Paulo",
    }),
  );
});

afterAll(async () => {
  await world?.database.drop();
});

async function namesOf(where: Readonly<Record<string, unknown>>): Promise<string[]> {
  const { events } = await world.api.read<{ events: { totalCount: number; nodes: { name: string }[] } }>(
    `query ($where: EventFilter) {
      events(where: $where, orderBy: { field: PUBLISHED_AT, direction: ASC }) { totalCount nodes { name } } }`,
    { where },
  );
  expect(events.totalCount).toBe(events.nodes.length);
  return events.nodes.map(({ name }) => name);
}

const MAINNET = ["Philharmonic", ...HOSTILE_NAMES];

test("without a filter there are the current versions of all networks", async () => {
  expect(await namesOf({})).toEqual([...MAINNET, "Twin", "Elsewhere"]);
});

test("by chain, organizer, contract and status, alone and together", async () => {
  expect(await namesOf({ chainId: 1 })).toEqual(MAINNET);
  expect(await namesOf({ chainId: 5 })).toEqual([]);
  expect(await namesOf({ organizer: hex(ORGANIZER) })).toEqual([...MAINNET, "Twin"]);
  expect(await namesOf({ organizer: hex(ORGANIZER), chainId: 137 })).toEqual(["Twin"]);
  expect(await namesOf({ contract: hex(CONTRACT), chainId: 137 })).toEqual(["Twin"]);
  expect(await namesOf({ status: "CANCELLED" })).toEqual(["Elsewhere"]);
  expect(await namesOf({ status: "CANCELLED", chainId: 1 })).toEqual([]);
});

test("by start: from the first instant on, and before the second", async () => {
  expect(await namesOf({ startsAfter: "2026-05-01T18:01:00Z" })).toEqual(["Elsewhere"]);
  expect(await namesOf({ startsAfter: "2026-05-01T18:00:00.001Z" })).toEqual(["Elsewhere"]);
  expect(await namesOf({ startsBefore: "2026-05-01T18:00:00Z" })).toEqual([]);
  expect(await namesOf({ startsBefore: "2026-05-01T20:01:00+02:00" })).toEqual([...MAINNET, "Twin"]);
});

test("null is the same as nothing", async () => {
  const where = { chainId: null, search: null, status: null, organizer: null, startsAfter: null };
  expect(await namesOf(where)).toHaveLength(7);
});

describe("search", () => {
  test.each([
    ["philHARMONIC", ["Philharmonic"]],
    ["周杰", ["周杰倫 2026 演唱會"]],
    ["🎪", ["🎫🎪 <script>alert(1)</script>"]],
    ["zürich", ["Twin"]],
    ["straße", ["Elsewhere"]],
    ["'; drop table", [HOSTILE_NAMES[0]]],
    ["”", [HOSTILE_NAMES[0]]],
    // Only one name has a per cent sign, and two texts an underscore.
    ["%", [HOSTILE_NAMES[1]]],
    ["_", [HOSTILE_NAMES[1], "Elsewhere"]],
    ["o_p", ["Elsewhere"]],
    ["\\", [HOSTILE_NAMES[1]]],
    ["%e%", []],
    ["P_ilharmonic", []],
  ])("%j is taken literally", async (search, names) => {
    expect(await namesOf({ search })).toEqual(names);
  });

  test("text that is too long, or that no name can hold, is refused", async () => {
    for (const search of ["a".repeat(201), "a\0b"]) {
      const { errors } = await world.api.ask("query ($w: EventFilter) { events(where: $w) { totalCount } }", {
        w: { search },
      });
      expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"]);
    }
  });
});
