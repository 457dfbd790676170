import { resolve } from "node:path";
import { deployReference, type ReferenceDeployment, ticketFactoryAbi } from "@facevalue/contracts";
import { type Anvil, startAnvil, testAccounts } from "@facevalue/contracts/testing";
import { silentLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { createRpcClient } from "@facevalue/rpc";
import { createWalletClient, encodeFunctionData, http } from "viem";
import { waitForTransactionReceipt } from "viem/actions";
import { onTestFinished } from "vitest";
import { loadBuild } from "../../manifest/load-build.ts";
import { type RunIndexerOptions, runIndexer } from "../run-indexer.ts";

export const ANVIL_CHAIN_ID = 31_337;
const BUILD = resolve(import.meta.dirname, "../../../../subgraph/build");

export interface AnvilBed {
  readonly database: TestDatabase;
  readonly url: string;
  /** A JSON-RPC call to anvil. */
  request(method: string, ...params: unknown[]): Promise<unknown>;
  /** Mines a transaction that creates a ticket contract, signed by the account with this number. */
  createTicketContract(account: number): Promise<void>;
  /** Indexes with the product's subgraph until the test ends or `toBlock`; settles when indexing ends. */
  index(options?: Partial<RunIndexerOptions>): Promise<void>;
}

/** Anvil with the reference contracts, and an empty database; all gone when the test ends. */
export async function openAnvilBed(): Promise<AnvilBed> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const anvil = await startAnvil({ chainId: ANVIL_CHAIN_ID });
  onTestFinished(() => anvil.stop());
  const wallets = testAccounts(5).map((account) =>
    createWalletClient({ account, transport: http(anvil.url) }),
  );
  const deployment = await deployReference(wallets[0] as (typeof wallets)[number]);
  const data = encodeFunctionData({
    abi: ticketFactoryAbi,
    functionName: "createTicketContract",
    args: ["Night", "NGT"],
  });
  return {
    database,
    url: anvil.url,
    request: (method, ...params) => request(anvil.url, method, params),
    createTicketContract: async (account) => {
      const wallet = wallets[account] as (typeof wallets)[number];
      const hash = await wallet.sendTransaction({ to: deployment.factory, data, chain: null });
      await waitForTransactionReceipt(wallet, { hash, pollingInterval: 20 });
    },
    index: (options) => index({ anvil, deployment, database }, options),
  };
}

async function index(
  { anvil, deployment, database }: { anvil: Anvil; deployment: ReferenceDeployment; database: TestDatabase },
  options: Partial<RunIndexerOptions> = {},
): Promise<void> {
  const startBlock = Number(deployment.startBlock);
  const build = await loadBuild(BUILD, {
    TicketFactory: { address: deployment.factory, startBlock },
    TicketMarket: { address: deployment.market, startBlock },
  });
  const controller = new AbortController();
  const { signal } = controller;
  const logger = silentLogger;
  const rpc = createRpcClient({ urls: [anvil.url], logger, signal });
  const chain = { chainId: ANVIL_CHAIN_ID, schemaName: `chain_${ANVIL_CHAIN_ID}`, networkName: "localhost" };
  const ended = runIndexer({
    rpc,
    pool: database.pool,
    build,
    ...chain,
    logger,
    signal,
    pollIntervalMs: 20,
    ...options,
  });
  ended.catch(() => undefined);
  onTestFinished(async () => {
    controller.abort();
    await ended.catch(() => undefined);
  });
  await ended;
}

async function request(url: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  const { result, error } = (await response.json()) as { result?: unknown; error?: { message: string } };
  if (error !== undefined) throw new Error(`${method} failed: ${error.message}`);
  return result;
}
