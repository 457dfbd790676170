import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { globalId, logId, numberedId, tierId } from "../testing/chain-ids.ts";
import { CONTRACT, eventIdOf, ORGANIZER, TOKEN, ticketIdOf } from "../testing/chain-rows.ts";
import { createWorld, type World } from "../testing/create-world.ts";
import { NODE_QUERY, NODES_QUERY } from "../testing/whole-queries.ts";
import { decodeGlobalId, encodeGlobalId } from "./global-id.ts";

interface Node {
  readonly __typename: string;
  readonly id: string;
}

const EXISTING = [
  globalId("Currency", 1, TOKEN),
  globalId("Event", 137, eventIdOf(1)),
  globalId("Organizer", 1, ORGANIZER),
  globalId("Sale", 1, logId(2, 3)),
  globalId("Ticket", 1, ticketIdOf(2)),
  globalId("TicketType", 1, tierId(eventIdOf(1), 2)),
];
const ABSENT = [
  globalId("Event", 1, numberedId(CONTRACT, 999n)),
  globalId("Event", 5, eventIdOf(1)),
  globalId("Sale", 1, eventIdOf(1)),
  globalId("Organizer", 9_007_199_254_740_991, ORGANIZER),
];
const base64 = (text: string) => Buffer.from(text).toString("base64url");
const MALFORMED = [
  "",
  "nonsense",
  base64("Event:1:0x"),
  base64("Event:1:0xABCD"),
  base64("Event:01:0xabcd"),
  base64("Event:-1:0xabcd"),
  base64("Network:1:0xabcd"),
  base64("__proto__:1:0xabcd"),
  base64("Event:1:0xabc"),
  base64("Event:1:0xabcd\n"),
  `${globalId("Event", 1, eventIdOf(1))}=`,
  `${globalId("Event", 1, eventIdOf(1))}!`,
  "A".repeat(300),
];

describe("in the API", () => {
  let world: World;

  beforeAll(async () => {
    world = await createWorld();
  });

  afterAll(async () => {
    await world?.database.drop();
  });

  test.each(EXISTING)("%s is found and shown under the same id", async (id) => {
    const { node } = await world.api.read<{ node: Node }>(NODE_QUERY, { id });
    expect(node.id).toBe(id);
    expect(node.__typename).toBe(Buffer.from(id, "base64url").toString().split(":")[0]);
  });

  test("nodes keeps the order, with null where there is none", async () => {
    const ids = [...EXISTING, ...ABSENT, ...EXISTING.toReversed()];
    const { nodes } = await world.api.read<{ nodes: (Node | null)[] }>(NODES_QUERY, { ids });
    expect(nodes.map((node) => node?.id ?? null)).toEqual(ids.map((id) => (ABSENT.includes(id) ? null : id)));
  });

  test.each(MALFORMED)("%j is refused", async (id) => {
    for (const [query, variables] of [
      [NODE_QUERY, { id }],
      [NODES_QUERY, { ids: [EXISTING[0], id] }],
    ] as const) {
      const { errors } = await world.api.ask(query, variables);
      expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"]);
    }
  });

  test("more than 100 ids are refused", async () => {
    const ids = Array.from({ length: 101 }, () => EXISTING[0]);
    const { errors } = await world.api.ask(NODES_QUERY, { ids });
    expect(errors[0]?.extensions?.code).toBe("BAD_USER_INPUT");
    expect(errors[0]?.message).toContain("101");
  });
});

test("ids round-trip, and no two things have the same one", () => {
  const ref = fc.record({
    __typename: fc.constantFrom("Currency", "Event", "Organizer", "Sale", "Ticket", "TicketType" as const),
    chainId: fc.maxSafeNat(),
    key: fc
      .uint8Array({ minLength: 1, maxLength: 64 })
      .map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`),
  });
  fc.assert(
    fc.property(ref, ref, (first, second) => {
      const { __typename: type, ...rest } = first;
      expect(decodeGlobalId(encodeGlobalId(first))).toEqual({ type, ...rest });
      const isSame = JSON.stringify(first) === JSON.stringify(second);
      expect(encodeGlobalId(first) === encodeGlobalId(second)).toBe(isSame);
    }),
  );
});
