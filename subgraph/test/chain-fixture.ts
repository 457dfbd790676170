import { silentLogger } from "@facevalue/core";
import type { ConfiguredContract } from "@facevalue/indexer/testing";
import { createRpcClient, type RpcClient } from "@facevalue/rpc";
import { SubgraphFixture } from "./subgraph-fixture.ts";

/** The built subgraph over the blocks of a local chain, each read with its receipts. */
export class ChainFixture {
  readonly tables: SubgraphFixture;
  readonly #rpc: RpcClient;
  #next = 1;

  private constructor(tables: SubgraphFixture, rpc: RpcClient) {
    this.tables = tables;
    this.#rpc = rpc;
  }

  static async start(url: string, contracts: readonly ConfiguredContract[]): Promise<ChainFixture> {
    const rpc = createRpcClient({ urls: [url], logger: silentLogger });
    const ethereumCall = (call: Parameters<RpcClient["call"]>[0]) => rpc.call(call);
    return new ChainFixture(await SubgraphFixture.start({ contracts, ethereumCall }), rpc);
  }

  /** Indexes what the chain holds so far. */
  async catchUp(): Promise<SubgraphFixture> {
    for (const head = await this.#rpc.blockNumber(); this.#next <= head; this.#next++) {
      const [block] = await this.#rpc.getBlocks([this.#next], { full: true });
      if (!block) throw new Error(`The chain has no block ${this.#next}.`);
      const transactions = new Map(
        block.transactions.flatMap((item) => (typeof item === "string" ? [] : [[item.hash, item] as const])),
      );
      if (transactions.size === 0) continue;
      const query = { blockHash: block.hash, transactionHashes: [...transactions.keys()], header: block };
      const receipts = await this.#rpc.getReceipts([query]);
      const logs = [...receipts.values()]
        .flatMap((receipt) => receipt.logs)
        .sort((a, b) => Number(a.logIndex) - Number(b.logIndex));
      await this.tables.runBlock({ number: this.#next, block, logs, transactions, receipts });
    }
    return this.tables;
  }

  close(): void {
    this.#rpc.close();
  }
}
