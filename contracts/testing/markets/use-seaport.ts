import { type Address, parseAbi, parseEventLogs, type TransactionReceipt } from "viem";
import { readContract } from "viem/actions";
import { beforeAll } from "vitest";
import { seaportAbi } from "../../abis/index.ts";
import {
  deploySeaport,
  deployTestTokens,
  erc20Calls,
  erc721Calls,
  erc721Item,
  type Item,
  type Seaport,
  type TestTokens,
  transact,
} from "./index.ts";
import { type MarketChain, useMarketChain } from "./use-market-chain.ts";

const abi = parseAbi(["function ownerOf(uint256 tokenId) view returns (address)"]);

export interface SeaportStage extends MarketChain {
  readonly seaport: Seaport;
  readonly tokens: TestTokens;
  /** A new ERC-721 ticket of the seller's. */
  mintTicket(): Promise<Item>;
  ownerOf(ticket: Item): Promise<Address>;
}

/** One chain per test file with Seaport and tokens; seller and buyer have 1,000 units of the ERC-20 token each. */
export function useSeaport(): () => SeaportStage {
  const useChain = useMarketChain();
  let stage: SeaportStage | undefined;
  beforeAll(async () => {
    const chain = useChain();
    const { client, deployer, seller, buyer } = chain;
    const seaport = await deploySeaport(client, deployer);
    const tokens = await deployTestTokens(client, deployer);
    for (const account of [seller, buyer]) {
      await transact(client, account, erc20Calls(tokens.erc20)("mint", [account, 1_000n]));
    }
    let minted = 0n;
    stage = {
      ...chain,
      seaport,
      tokens,
      mintTicket: async () => {
        minted += 1n;
        const ticket = erc721Item(tokens.erc721, minted);
        await transact(client, seller, erc721Calls(tokens.erc721)("mint", [seller, ticket.identifier]));
        return ticket;
      },
      ownerOf: ({ token, identifier }) =>
        readContract(client, { address: token, abi, functionName: "ownerOf", args: [identifier] }),
    };
  });
  return () => {
    if (!stage) throw new Error("The stage is open only inside of tests.");
    return stage;
  };
}

/** The arguments of the receipt's OrderFulfilled logs. */
export function fulfillments({ logs }: TransactionReceipt) {
  return parseEventLogs({ abi: seaportAbi, eventName: "OrderFulfilled", logs }).map(({ args }) => args);
}
