import { erc721TicketsAbi } from "@facevalue/contracts/abis";
import { encodeAbiParameters, encodeEventTopics, zeroHash } from "viem";
import { expect, test } from "vitest";
import { permutations } from "./permutations.ts";
import { SubgraphFixture } from "./subgraph-fixture.ts";
import { ALICE, BOB, type LogSpec, NOBODY, ORGANIZER, status, TICKETS, transfer } from "./ticket-logs.ts";

/** ERC-2135. */
const consumed = (tokenId = 1n): LogSpec => ({
  address: TICKETS,
  topics: encodeEventTopics({
    abi: erc721TicketsAbi,
    eventName: "OnConsumption",
    args: { consumer: ALICE, assetId: tokenId },
  }) as string[],
  data: encodeAbiParameters([{ type: "uint256" }, { type: "bytes" }], [1n, "0x"]),
});

/** ERC-6672. */
const redeemed = (): LogSpec => ({
  address: TICKETS,
  topics: encodeEventTopics({
    abi: erc721TicketsAbi,
    eventName: "Redeem",
    args: { operator: ORGANIZER, tokenId: 1n },
  }) as string[],
  data: encodeAbiParameters(
    [{ type: "address" }, { type: "bytes32" }, { type: "string" }],
    [ALICE, zeroHash, "Night 1"],
  ),
});

/** Plain ERC-721 tickets, number 1 of which Alice holds. */
async function start(): Promise<SubgraphFixture> {
  const context = { contract: JSON.stringify({ organizer: ORGANIZER }) };
  const fixture = await SubgraphFixture.start({
    contracts: [{ name: "tickets", template: "Erc721Tickets", address: TICKETS, startBlock: 0, context }],
  });
  await fixture.run(1, [[transfer(NOBODY, ALICE)]]);
  return fixture;
}

const cases: readonly { name: string; before: LogSpec[]; last: LogSpec[]; outcome: string }[] = [
  {
    name: "a void that burns after the check-in",
    before: [status(3)],
    last: [transfer(ALICE, NOBODY), status(2)],
    outcome: "VOIDED",
  },
  {
    name: "a check-in that burns",
    before: [],
    last: [transfer(ALICE, NOBODY), consumed()],
    outcome: "CHECKED_IN",
  },
  { name: "a check-in of two standards", before: [], last: [consumed(), redeemed()], outcome: "CHECKED_IN" },
];

test.each(cases)("the order of logs of $name does not matter", async ({ before, last, outcome }) => {
  for (const order of permutations(last)) {
    const fixture = await start();
    if (before.length > 0) await fixture.run(2, [before]);
    await fixture.run(3, [order]);
    expect(fixture.one("Ticket").status).toBe(outcome);
    expect(fixture.one("TicketStatusChange", { status: outcome })).toMatchObject({ holder: ALICE });
  }
});

test("a ticket is checked in although its issue was not seen", async () => {
  const fixture = await start();
  await fixture.run(2, [[consumed(7n)], [transfer(BOB, ALICE, 7n)]]);
  expect(fixture.one("Ticket", { tokenId: "7" })).toMatchObject({ status: "CHECKED_IN", owner: ALICE });
});

test("a resale is told once, however often the ticket is declared to be on resale", async () => {
  const fixture = await start();
  await fixture.run(2, [[status(1)], [status(1)]]);
  await fixture.run(3, [[status(1), transfer(ALICE, BOB), status(0)]]);
  expect(fixture.one("Sale")).toMatchObject({ seller: ALICE, buyer: BOB, price: null });
  expect(fixture.rows("TicketStatusChange").map((row) => row.status)).toEqual(["RESELL", "VALID"]);
});
