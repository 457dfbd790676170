import {
  type Account,
  type Address,
  type Chain,
  encodeDeployData,
  getAddress,
  type Hex,
  type Transport,
  type WalletClient,
} from "viem";
import { getTransactionCount, sendTransaction, waitForTransactionReceipt } from "viem/actions";
import { testStablecoinBytecode } from "./generated/test-stablecoin.ts";
import { ticketFactoryBytecode } from "./generated/ticket-factory.ts";
import { ticketMarketAbi, ticketMarketBytecode } from "./generated/ticket-market.ts";

export interface ReferenceDeployment {
  readonly factory: Address;
  readonly market: Address;
  readonly stablecoin: Address;
  /** Block of the first of the three. */
  readonly startBlock: bigint;
}

export interface DeployReferenceOptions {
  /** Receives the market's fee; the deploying account unless given. */
  readonly marketOwner?: Address;
  /** Market fee in basis points of the price, at most 1000; 250 unless given. */
  readonly marketFeeBps?: number;
  /** Called once all three transactions are sent, for a chain that mines only on request. */
  readonly mine?: () => Promise<unknown>;
}

export type DeployWallet = WalletClient<Transport, Chain | undefined, Account>;

/**
 * Deploys TicketFactory, TicketMarket and TestStablecoin from the wallet's account, in this order.
 * @throws when a deployment reverts
 */
export async function deployReference(
  wallet: DeployWallet,
  options: DeployReferenceOptions = {},
): Promise<ReferenceDeployment> {
  const { marketOwner = wallet.account.address, marketFeeBps = 250, mine } = options;
  const market = encodeDeployData({
    abi: ticketMarketAbi,
    bytecode: ticketMarketBytecode,
    args: [marketOwner, marketFeeBps],
  });
  let nonce = await getTransactionCount(wallet, { address: wallet.account.address, blockTag: "pending" });
  const hashes: Hex[] = [];
  const codes: readonly Hex[] = [ticketFactoryBytecode, market, testStablecoinBytecode];
  for (const data of codes) {
    hashes.push(await sendTransaction(wallet, { data, nonce, chain: null, account: wallet.account }));
    nonce += 1;
  }
  await mine?.();
  const [factory, marketContract, stablecoin] = await Promise.all(
    hashes.map((hash) => waitForTransactionReceipt(wallet, { hash, pollingInterval: 50 })),
  );
  return {
    factory: deployedAddress("TicketFactory", factory),
    market: deployedAddress("TicketMarket", marketContract),
    stablecoin: deployedAddress("TestStablecoin", stablecoin),
    startBlock: factory?.blockNumber ?? 0n,
  };
}

function deployedAddress(
  name: string,
  receipt: { status: "success" | "reverted"; contractAddress?: Address | null } | undefined,
): Address {
  if (receipt?.status !== "success" || !receipt.contractAddress) {
    throw new Error(`The deployment of ${name} reverted; raise the chain's gas limit or check the options.`);
  }
  return getAddress(receipt.contractAddress);
}
