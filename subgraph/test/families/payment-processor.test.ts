import {
  deployPaymentProcessor,
  deployTestTokens,
  erc20Calls,
  erc721Calls,
  paymentProcessorCalls,
  transact,
} from "@facevalue/contracts/testing/markets";
import { type Address, zeroAddress } from "viem";
import { expect, test } from "vitest";
import { useMarketChain } from "../../../contracts/testing/markets/use-market-chain.ts";
import { ChainFixture } from "../chain-fixture.ts";
import type { SubgraphFixture } from "../subgraph-fixture.ts";

const chain = useMarketChain();
const lower = (address: string) => address.toLowerCase();

/** New contracts; tickets 1 and 2 are to be minted to the seller, both parties trust the processor with everything. */
async function openWorld() {
  const { client, deployer, organizer, marketplace, seller, buyer } = chain();
  const processor = await deployPaymentProcessor(client, deployer);
  const { erc721, erc20 } = await deployTestTokens(client, deployer);
  await transact(client, seller, erc721Calls(erc721)("setApprovalForAll", [processor, true]));
  await transact(client, buyer, erc20Calls(erc20)("approve", [processor, 10_000n]));
  await transact(client, deployer, erc20Calls(erc20)("mint", [buyer, 10_000n]));
  const network = JSON.stringify({
    marketplaces: [{ protocol: "payment-processor", address: processor }],
    feeRecipients: [marketplace],
    tickets: [erc721],
  });
  const fixture = await ChainFixture.start(client.transport.url as string, [
    {
      name: "processor",
      template: "PaymentProcessor",
      address: processor,
      startBlock: 0,
      context: { network },
    },
    {
      name: "tickets",
      template: "Erc721Tickets",
      address: erc721,
      startBlock: 0,
      context: { contract: JSON.stringify({ organizer }), network },
    },
  ]);
  const sale = {
    buyer,
    seller,
    beneficiary: buyer,
    tokenAddress: erc721,
    tokenId: 1n,
    amount: 0n,
    coin: erc20,
    price: 1_000n,
    feeRecipient: marketplace,
    fee: 25n,
  };
  const mint = () => transact(client, deployer, erc721Calls(erc721)("mint", [seller, 1n]));
  return {
    processor,
    erc721,
    erc20,
    sale,
    mint,
    calls: paymentProcessorCalls(processor),
    index: () => fixture.catchUp(),
  };
}

const parts = (tables: SubgraphFixture) =>
  tables.rows("SaleFee").map(({ role, recipient, amount }) => [role, recipient, amount]);

test.each(["buyListing", "acceptOffer"] as const)(
  "%s in an ERC-20 token tells who got what",
  async (path) => {
    const { client, seller, buyer, marketplace } = chain();
    const { processor, erc20, sale, mint, calls, index } = await openWorld();
    await mint();
    const call = path === "buyListing" ? calls("buyListing", [sale]) : calls("acceptOffer", [sale]);
    await transact(client, path === "buyListing" ? buyer : seller, call);
    const tables = await index();
    expect(tables.one("Sale")).toMatchObject({
      kind: "SECONDARY",
      seller: lower(seller),
      buyer: lower(buyer),
      payer: lower(buyer),
      price: "1000",
      currency: lower(erc20),
      priceSource: "SETTLED",
      proceeds: "975",
      fee: "25",
      royalty: "0",
      marketplace: lower(processor),
      hop: 1,
    });
    expect(parts(tables)).toEqual([
      ["MARKETPLACE", lower(marketplace), "25"],
      ["SELLER", lower(seller), "975"],
    ]);
  },
);

test.each(["ERC-20", "native"])(
  "a listing bought for somebody else is theirs, paid by the buyer (%s)",
  async (coin) => {
    const { client, seller, buyer, matcher } = chain();
    const { sale, mint, calls, index } = await openWorld();
    await mint();
    const isNative = coin === "native";
    const bought = { ...sale, beneficiary: matcher, ...(isNative ? { coin: zeroAddress } : {}) };
    await transact(client, buyer, calls("buyListing", [bought], isNative ? sale.price : 0n));
    const tables = await index();
    expect(tables.one("Sale")).toMatchObject({
      seller: lower(seller),
      buyer: lower(matcher),
      payer: lower(buyer),
      price: "1000",
      proceeds: isNative ? null : "975",
    });
  },
);

test("a sale in the native coin tells its price, and not who got what", async () => {
  const { client, buyer } = chain();
  const { sale, mint, calls, index } = await openWorld();
  await mint();
  await transact(client, buyer, calls("buyListing", [{ ...sale, coin: zeroAddress }], sale.price));
  const tables = await index();
  expect(tables.one("Sale")).toMatchObject({
    price: "1000",
    currency: zeroAddress,
    priceSource: "SETTLED",
    royalty: null,
    fee: null,
    proceeds: null,
  });
  expect(parts(tables)).toEqual([]);
});

test("price boundaries and bans bind indexed contracts only, from before their first log on", async () => {
  const { client, organizer, seller, buyer } = chain();
  const { processor, erc721, calls, mint, index } = await openWorld();
  const foreign: Address = seller;
  await transact(client, organizer, calls("setCollectionPricingBounds", [erc721, 100n, 2_000n]));
  await transact(client, organizer, calls("setCollectionPricingBounds", [foreign, 1n, 2n]));
  await transact(client, organizer, calls("addBannedAccount", [foreign, buyer]));
  await transact(client, organizer, calls("addBannedAccount", [erc721, buyer]));
  const early = await index();
  expect(early.one("PriceBoundary")).toMatchObject({
    id: lower(erc721),
    contract: lower(erc721),
    tokenId: null,
  });
  expect(early.one("BannedAccount")).toMatchObject({ account: lower(buyer), isBanned: true });
  await mint();
  await transact(client, organizer, calls("setTokenPricingBounds", [erc721, 1n, 0n, 1_500n]));
  await transact(client, organizer, calls("setCollectionPricingBounds", [erc721, 100n, 1_800n]));
  await transact(client, organizer, calls("removeBannedAccount", [erc721, buyer]));
  const tables = await index();
  expect(
    tables
      .rows("PriceBoundary")
      .map(({ tokenId, floorPrice, ceilingPrice }) => [tokenId, floorPrice, ceilingPrice]),
  ).toEqual([
    [null, "100", "1800"],
    ["1", "0", "1500"],
  ]);
  for (const row of tables.rows("PriceBoundary")) expect(row.marketplace).toBe(lower(processor));
  const ban = tables.one("BannedAccount");
  expect(ban).toMatchObject({ isBanned: false, contract: lower(erc721) });
  expect(Number(ban.updatedAt)).toBeGreaterThanOrEqual(Number(ban.bannedAt));
  expect(tables.rows("IndexingIssue")).toEqual([]);
});
