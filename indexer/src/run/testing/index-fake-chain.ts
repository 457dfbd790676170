import { silentLogger } from "@facevalue/core";
import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { createRpcClient } from "@facevalue/rpc";
import { onTestFinished } from "vitest";
import { buildFixture } from "../../../test-subgraphs/build-fixture.ts";
import type { FakeChain } from "../../chain/testing/fake-chain.ts";
import { type FakeNode, startFakeNode } from "../../chain/testing/fake-node.ts";
import { loadBuild } from "../../manifest/load-build.ts";
import { runIndexer } from "../run-indexer.ts";

export const INDEXED_SCHEMA = "chain_4242";

export interface IndexedChain {
  readonly database: TestDatabase;
  readonly node: FakeNode;
  /** Runs the whole indexer up to the chain's head. */
  catchUp(): Promise<void>;
}

/** A test subgraph, an empty database and a node that serves `chain`; all gone when the test ends. */
export async function indexFakeChain(subgraph: string, chain: FakeChain): Promise<IndexedChain> {
  const build = await loadBuild(await buildFixture(subgraph));
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const node = await startFakeNode(chain);
  onTestFinished(() => node.close());
  return {
    database,
    node,
    catchUp: async () => {
      const controller = new AbortController();
      const { signal } = controller;
      try {
        await runIndexer({
          rpc: createRpcClient({ urls: [node.url], logger: silentLogger, signal, backOffBaseMs: 1 }),
          pool: database.pool,
          build,
          chainId: 4242,
          schemaName: INDEXED_SCHEMA,
          networkName: "mainnet",
          toBlock: chain.height,
          pollIntervalMs: 5,
          logger: silentLogger,
          signal,
        });
      } finally {
        controller.abort();
      }
    },
  };
}
