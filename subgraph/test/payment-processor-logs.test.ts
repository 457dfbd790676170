import { paymentProcessorAbi } from "@facevalue/contracts/abis";
import { type AbiEvent, type Address, encodeAbiParameters, encodeEventTopics } from "viem";
import { expect, test } from "vitest";
import { SubgraphFixture } from "./subgraph-fixture.ts";
import {
  ALICE,
  BOB,
  CAROL,
  type LogSpec,
  MARKET,
  NOBODY,
  ORGANIZER,
  TICKETS,
  TOKEN,
  transfer,
} from "./ticket-logs.ts";

function processorLog(eventName: string, args: Readonly<Record<string, unknown>>): LogSpec {
  const event: AbiEvent | undefined = paymentProcessorAbi.find(({ name }) => name === eventName);
  if (!event) throw new Error(`The processor emits no ${eventName}.`);
  const plain = event.inputs.filter(({ indexed }) => !indexed);
  const values = plain.map(({ name = "" }) => args[name]);
  return {
    address: MARKET,
    topics: encodeEventTopics({ abi: [event], eventName, args }) as string[],
    data: encodeAbiParameters(plain, values),
  };
}

const bought = (salePrice: bigint, tokenId = 1n): LogSpec =>
  processorLog("BuyListingERC721", {
    buyer: BOB,
    seller: ALICE,
    tokenAddress: TICKETS,
    beneficiary: BOB,
    paymentCoin: TOKEN,
    tokenId,
    salePrice,
  });
const banLog = (kind: "Added" | "Removed", account: Address) =>
  processorLog(`BannedAccount${kind}ForCollection`, { tokenAddress: TICKETS, account });

/** Tickets 1 and 2 are Alice's; the market is a payment processor if `isTrusted`. */
async function start(isTrusted = true): Promise<SubgraphFixture> {
  const network = JSON.stringify({
    marketplaces: isTrusted ? [{ protocol: "payment-processor", address: MARKET }] : [],
  });
  const contract = JSON.stringify({ organizer: ORGANIZER });
  const fixture = await SubgraphFixture.start({
    contracts: [
      {
        name: "processor",
        template: "PaymentProcessor",
        address: MARKET,
        startBlock: 0,
        context: { network },
      },
      {
        name: "tickets",
        template: "Erc721Tickets",
        address: TICKETS,
        startBlock: 0,
        context: { contract, network },
      },
    ],
  });
  await fixture.run(1, [[transfer(NOBODY, ALICE)], [transfer(NOBODY, ALICE, 2n)]]);
  return fixture;
}

test("a price of 0 is a price", async () => {
  const fixture = await start();
  await fixture.run(2, [[transfer(ALICE, BOB), bought(0n)]]);
  expect(fixture.one("Sale")).toMatchObject({
    price: "0",
    currency: TOKEN,
    proceeds: "0",
    priceUnknownReason: null,
  });
  expect(fixture.rows("SaleFee")).toEqual([]);
});

test.each([
  ["in the order of the chain", [0, 1, 2, 3]],
  ["with the sales first", [1, 3, 0, 2]],
  ["with the sales swapped", [0, 2, 3, 1]],
])("each ticket of a sweep has its own price, %s", async (_name, order) => {
  const fixture = await start();
  const logs = [transfer(ALICE, BOB), bought(60n), transfer(ALICE, BOB, 2n), bought(70n, 2n)];
  await fixture.run(2, [order.flatMap((place) => logs[place] ?? [])]);
  expect(
    fixture.rows("Sale").map(({ tokenId, price, isEstimated }) => [tokenId, price, isEstimated]),
  ).toEqual(
    expect.arrayContaining([
      ["1", "60", false],
      ["2", "70", false],
    ]),
  );
  expect(fixture.rows("Sale")).toHaveLength(2);
});

test("a contract that is no known processor is not believed", async () => {
  const fixture = await start(false);
  await fixture.run(2, [[transfer(ALICE, BOB), bought(60n)]]);
  expect(fixture.rows("Sale")).toEqual([]);
  expect(fixture.one("Transfer", { kind: "GIFT" })).toMatchObject({ from: ALICE, to: BOB });
});

test("a sale of a ticket that did not move is an issue and no sale", async () => {
  const fixture = await start();
  await fixture.run(2, [[transfer(ALICE, BOB), bought(60n, 2n)]]);
  expect(fixture.rows("Sale")).toEqual([]);
  expect(fixture.one("IndexingIssue")).toMatchObject({ contract: TICKETS });
});

test("a ban may end and come back, and one that never was cannot end", async () => {
  const fixture = await start();
  await fixture.run(2, [[banLog("Removed", CAROL)]]);
  expect(fixture.rows("BannedAccount")).toEqual([]);
  expect(fixture.one("IndexingIssue")).toMatchObject({ contract: MARKET });
  await fixture.run(3, [[banLog("Added", CAROL)]]);
  const { bannedAt } = fixture.one("BannedAccount");
  await fixture.run(4, [[banLog("Removed", CAROL)]]);
  expect(fixture.one("BannedAccount")).toMatchObject({ isBanned: false, bannedAt });
  await fixture.run(5, [[banLog("Added", CAROL)]]);
  expect(fixture.one("BannedAccount")).toMatchObject({ isBanned: true });
  expect(fixture.one("BannedAccount").bannedAt).not.toBe(bannedAt);
});
