import { type Address, parseEventLogs, zeroAddress } from "viem";
import { beforeAll, expect, it } from "vitest";
import { paymentProcessorAbi } from "../../abis/index.ts";
import {
  approveItems,
  deployPaymentProcessor,
  deployTestTokens,
  erc20Calls,
  erc20Item,
  erc721Calls,
  erc721Item,
  erc1155Calls,
  erc1155Item,
  nameLogs,
  paymentProcessorCalls,
  type TestTokens,
  transact,
} from "./index.ts";
import { type MarketChain, useMarketChain } from "./use-market-chain.ts";

const useChain = useMarketChain();
let chain: MarketChain;
let tokens: TestTokens;
let processor: Address;
let on: ReturnType<typeof paymentProcessorCalls>;

beforeAll(async () => {
  chain = useChain();
  const { client, deployer, seller, buyer } = chain;
  tokens = await deployTestTokens(client, deployer);
  processor = await deployPaymentProcessor(client, deployer);
  on = paymentProcessorCalls(processor);
  for (const tokenId of [1n, 2n]) {
    await transact(client, seller, erc721Calls(tokens.erc721)("mint", [seller, tokenId]));
  }
  await transact(client, seller, erc1155Calls(tokens.erc1155)("mint", [seller, 1n, 10n]));
  await transact(client, buyer, erc20Calls(tokens.erc20)("mint", [buyer, 1_000n]));
  await approveItems(client, buyer, processor, [erc20Item(tokens.erc20, 1_000n)]);
  const tickets = [erc721Item(tokens.erc721, 1n), erc1155Item(tokens.erc1155, 1n, 1n)];
  await approveItems(client, seller, processor, tickets);
});

function sale(tokenAddress: Address, tokenId: bigint, amount: bigint, coin: Address) {
  const { seller, buyer, marketplace: feeRecipient } = chain;
  const parties = { buyer, seller, beneficiary: buyer, feeRecipient };
  return { ...parties, tokenAddress, tokenId, amount, coin, price: 100n, fee: 5n };
}

it("listings are bought: the token, the money, the event", async () => {
  const { client, buyer } = chain;
  const native = await transact(
    client,
    buyer,
    on("buyListing", [sale(tokens.erc721, 1n, 0n, zeroAddress)], 100n),
  );
  const several = await transact(
    client,
    buyer,
    on("buyListing", [sale(tokens.erc1155, 1n, 3n, tokens.erc20)]),
  );
  expect([native, several].map(nameLogs)).toEqual([
    ["Transfer", "BuyListingERC721"],
    ["TransferSingle", "ERC20.Transfer", "ERC20.Transfer", "BuyListingERC1155"],
  ]);
  const [bought] = parseEventLogs({ abi: paymentProcessorAbi, logs: several.logs });
  expect(bought?.args).toMatchObject({ buyer, tokenId: 1n, amount: 3n, salePrice: 100n });
});

it("offers are accepted: the token, the money, the event", async () => {
  const { client, seller } = chain;
  const one = await transact(client, seller, on("acceptOffer", [sale(tokens.erc721, 2n, 0n, tokens.erc20)]));
  const several = await transact(
    client,
    seller,
    on("acceptOffer", [sale(tokens.erc1155, 1n, 2n, tokens.erc20)]),
  );
  expect([one, several].map(nameLogs)).toEqual([
    ["Transfer", "ERC20.Transfer", "ERC20.Transfer", "AcceptOfferERC721"],
    ["TransferSingle", "ERC20.Transfer", "ERC20.Transfer", "AcceptOfferERC1155"],
  ]);
});

it("price boundaries are set and accounts banned", async () => {
  const { client, organizer, matcher } = chain;
  const calls = [
    on("setTokenPricingBounds", [tokens.erc721, 1n, 10n, 150n]),
    on("setCollectionPricingBounds", [tokens.erc721, 10n, 150n]),
    on("addBannedAccount", [tokens.erc721, matcher]),
    on("removeBannedAccount", [tokens.erc721, matcher]),
  ];
  const names: string[] = [];
  for (const call of calls) names.push(...nameLogs(await transact(client, organizer, call)));
  expect(names).toEqual([
    "UpdatedTokenLevelPricingBoundaries",
    "UpdatedCollectionLevelPricingBoundaries",
    "BannedAccountAddedForCollection",
    "BannedAccountRemovedForCollection",
  ]);
});
