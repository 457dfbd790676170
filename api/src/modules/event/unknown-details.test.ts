import { afterAll, beforeAll, expect, test } from "vitest";
import { address, hex, numberedId } from "../../testing/chain-ids.ts";
import { contractRow, eventRow, NO_DETAILS, STARTS_AT } from "../../testing/chain-rows.ts";
import { createWorld, type World } from "../../testing/create-world.ts";
import { EVENT_FIELDS } from "../../testing/whole-queries.ts";

const BARE = address(0xc9);

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.polygon.insert(
    "ticket_contract",
    contractRow({ id: BARE, family: "GET", version: null, organizer: null }),
  );
  const bare = { ...NO_DETAILS, id: numberedId(BARE, 0n), contract: BARE, event_id: 0, name: "Bare" };
  await world.polygon.insert(
    "event",
    eventRow(0, bare),
    eventRow(8, { name: "Later", starts_at: STARTS_AT + 9 }),
  );
});

afterAll(async () => {
  await world?.database.drop();
});

test("an event of which only the contract is known", async () => {
  const { event } = await world.api.read<{ event: object }>(
    `query ($contract: Address!) { event(chainId: 137, contract: $contract, eventId: 0) { ${EVENT_FIELDS}
      salesSummary { primaryCount } salesByDay { days { day } } ticketTypes { id } } }`,
    { contract: hex(BARE) },
  );
  expect(event).toMatchObject({
    name: "Bare",
    contractName: "Tickets",
    family: "GET",
    organizer: null,
    artist: null,
    venue: null,
    timeZone: null,
    startsAt: null,
    capacity: null,
    ticketTypes: [],
  });
});

test.each(["ASC", "DESC"])("an event without a start is last of a walk by start, %s", async (direction) => {
  const names: string[] = [];
  for (let after: string | null = null; ; ) {
    const { events }: { events: Page } = await world.api.read(
      `query ($after: String, $direction: OrderDirection!) {
        events(first: 2, after: $after, orderBy: { field: STARTS_AT, direction: $direction }) {
          pageInfo { hasNextPage endCursor } nodes { name } } }`,
      { after, direction },
    );
    names.push(...events.nodes.map(({ name }) => name));
    if (!events.pageInfo.hasNextPage) break;
    after = events.pageInfo.endCursor;
  }
  expect(names).toHaveLength(8);
  expect(new Set(names).size).toBe(8);
  expect(names.at(-1)).toBe("Bare");
  expect(names.at(direction === "ASC" ? -2 : 0)).toBe("Later");
});

interface Page {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly nodes: readonly { readonly name: string }[];
}
