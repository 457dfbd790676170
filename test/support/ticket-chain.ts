import { writeFileSync } from "node:fs";
import { deployReference, ticketFactoryAbi } from "@facevalue/contracts";
import { type Anvil, startAnvil, testAccounts } from "@facevalue/contracts/testing";
import { createWalletClient, encodeFunctionData, http } from "viem";
import { waitForTransactionReceipt } from "viem/actions";

export interface TicketChain {
  readonly anvil: Anvil;
  readonly factory: string;
  /** Creates a ticket contract, in a block of its own. */
  createContract(name: string): Promise<void>;
  ask(method: string, ...params: unknown[]): Promise<unknown>;
  head(): Promise<number>;
}

export async function askRpc(url: string, method: string, ...params: unknown[]): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body });
  return ((await response.json()) as { result: unknown }).result;
}

/** An anvil with the reference contracts; `networkFile` is written, for --network-file. */
export async function startTicketChain(networkFile: string): Promise<TicketChain> {
  const anvil = await startAnvil({ chainId: 31337 });
  const [account] = testAccounts(1);
  if (account === undefined) throw new Error("anvil has no account");
  const wallet = createWalletClient({ account, transport: http(anvil.url) });
  const { factory, market, startBlock } = await deployReference(wallet);
  const source = (address: string) => ({ address, startBlock: Number(startBlock) });
  const sources = { TicketFactory: source(factory), TicketMarket: source(market) };
  writeFileSync(networkFile, JSON.stringify({ localhost: sources }));
  const ask = (method: string, ...params: unknown[]) => askRpc(anvil.url, method, ...params);
  return {
    anvil,
    factory,
    ask,
    head: async () => Number(await ask("eth_blockNumber")),
    async createContract(name) {
      const args = [name, "TKT"] as const;
      const data = encodeFunctionData({ abi: ticketFactoryAbi, functionName: "createTicketContract", args });
      const hash = await wallet.sendTransaction({ to: factory, data, chain: null });
      await waitForTransactionReceipt(wallet, { hash, pollingInterval: 20 });
    },
  };
}
