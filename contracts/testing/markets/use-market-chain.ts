import { type Address, type Client, createClient, http } from "viem";
import { afterAll, beforeAll } from "vitest";
import { type Anvil, startAnvil } from "../start-anvil.ts";
import { testAccounts } from "../test-accounts.ts";

export interface MarketChain {
  readonly client: Client;
  readonly deployer: Address;
  readonly organizer: Address;
  readonly seller: Address;
  readonly buyer: Address;
  readonly matcher: Address;
  readonly marketplace: Address;
}

/** One chain per test file, with accounts that the node signs for. The answer is valid inside of tests and hooks. */
export function useMarketChain(): () => MarketChain {
  let anvil: Anvil | undefined;
  let chain: MarketChain | undefined;
  beforeAll(async () => {
    anvil = await startAnvil();
    const [deployer, organizer, seller, buyer, matcher, marketplace] = testAccounts(6).map((a) => a.address);
    if (!deployer || !organizer || !seller || !buyer || !matcher || !marketplace)
      throw new Error("No accounts.");
    const client = createClient({ transport: http(anvil.url, { retryCount: 0 }), cacheTime: 0 });
    chain = { client, deployer, organizer, seller, buyer, matcher, marketplace };
  });
  afterAll(() => anvil?.stop());
  return () => {
    if (!chain) throw new Error("The chain runs only inside of tests.");
    return chain;
  };
}
