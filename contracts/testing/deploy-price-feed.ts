import { type Address, createTestClient, http, publicActions, walletActions } from "viem";
import { foundry } from "viem/chains";
import { priceFeedAbi, priceFeedBytecode } from "../generated/fixtures/price-feed.ts";
import { testAccounts } from "./test-accounts.ts";

/** A deployed price feed whose rounds the test writes; every call is a block. */
export interface PriceFeedContract {
  readonly address: Address;
  answer(answer: bigint, updatedAt: number): Promise<void>;
  answerMany(first: bigint, from: number, step: number, count: number): Promise<void>;
  carryOver(updatedAt: number): Promise<void>;
  nextPhase(): Promise<void>;
}

/** Deploys a price feed on an anvil chain that mines every transaction. */
export async function deployPriceFeed(url: string, decimals: number): Promise<PriceFeedContract> {
  const [account] = testAccounts(1);
  if (account === undefined) throw new Error("there is no account");
  const client = createTestClient({
    mode: "anvil",
    chain: foundry,
    transport: http(url),
    account,
    pollingInterval: 20,
  })
    .extend(publicActions)
    .extend(walletActions);
  const args = [decimals, "TEST / FIAT"] as const;
  const hash = await client.deployContract({ abi: priceFeedAbi, bytecode: priceFeedBytecode, args });
  const { contractAddress } = await client.waitForTransactionReceipt({ hash });
  if (!contractAddress) throw new Error("the price feed was not deployed");
  const write = async (functionName: string, values: readonly unknown[]) => {
    const call = {
      address: contractAddress,
      abi: priceFeedAbi as readonly unknown[],
      functionName,
      args: values,
    };
    const sent = await client.writeContract(call as Parameters<typeof client.writeContract>[0]);
    const { status } = await client.waitForTransactionReceipt({ hash: sent });
    if (status !== "success") throw new Error(`${functionName} reverted`);
  };
  return {
    address: contractAddress,
    answer: (answer, updatedAt) => write("answer", [answer, BigInt(updatedAt)]),
    answerMany: (first, from, step, count) =>
      write("answerMany", [first, BigInt(from), BigInt(step), BigInt(count)]),
    carryOver: (updatedAt) => write("carryOver", [BigInt(updatedAt)]),
    nextPhase: () => write("nextPhase", []),
  };
}
