import type { Address, Hex, TestClient, Transport, WalletClient } from "viem";
import {
  type Account,
  createPublicClient,
  createTestClient,
  createWalletClient,
  getAddress,
  http,
  type PublicClient,
} from "viem";
import { startAnvil, testAccounts } from "../../testing/index.ts";

/** Genesis of every test chain; the events of the tests lie after it. */
export const GENESIS_TIME = 1_800_000_000;

export interface Chain {
  readonly reader: PublicClient;
  readonly control: TestClient<"anvil">;
  readonly deployer: WalletClient<Transport, undefined, Account>;
  /** Ten funded accounts that the node signs for; the first one deploys. */
  readonly accounts: readonly Address[];
  deploy(code: Hex): Promise<Address>;
  stop(): Promise<void>;
}

export async function startChain(): Promise<Chain> {
  const anvil = await startAnvil({ timestamp: GENESIS_TIME });
  const transport = http(anvil.url, { retryCount: 0 });
  const accounts = testAccounts(10);
  const [first] = accounts;
  if (!first) throw new Error("The mnemonic gave no account.");
  const reader = createPublicClient({ transport, cacheTime: 0, pollingInterval: 10 });
  const deployer = createWalletClient({ account: first, transport });
  return {
    reader,
    deployer,
    control: createTestClient({ mode: "anvil", transport }),
    accounts: accounts.map(({ address }) => address),
    deploy: async (data) => {
      const hash = await deployer.sendTransaction({ data, chain: null });
      const { contractAddress } = await reader.waitForTransactionReceipt({ hash });
      if (!contractAddress) throw new Error("The deployment reverted.");
      return getAddress(contractAddress);
    },
    stop: () => anvil.stop(),
  };
}
