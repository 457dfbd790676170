import { readFileSync } from "node:fs";
import type { RequestContext } from "../graphql/request-context.ts";
import { readIndexing } from "../modules/network/providers/read-indexing.ts";
import { readIssueCounts } from "../modules/network/providers/read-issues.ts";
import { readMetricStates } from "../modules/network/providers/read-metric-states.ts";
import { readNetworks } from "../modules/network/providers/read-networks.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** State of every network and metric, as plain JSON. */
export async function readStatus(context: RequestContext): Promise<object> {
  const networks = await readNetworks(context.reader);
  const metrics = await readMetricStates(context.reader);
  const indexing = await readIndexing(context.reader);
  const issues = await readIssueCounts(context.reader);
  return {
    version,
    networks: networks.map((network) => {
      const { indexedBlock, headBlock, finalizedBlock } = network;
      const isKnown = indexedBlock != null && headBlock != null;
      return {
        ...network,
        indexedBlock: toNumber(indexedBlock),
        headBlock: toNumber(headBlock),
        finalizedBlock: toNumber(finalizedBlock),
        lagBlocks: isKnown ? Math.max(0, Number(headBlock - indexedBlock)) : null,
        ...indexing.get(network.chainId),
        indexingIssues: issues.get(network.chainId) ?? null,
        metrics: metrics.filter(({ chainId }) => chainId === network.chainId),
      };
    }),
  };
}

function toNumber(value: bigint | null | undefined): number | null {
  return value == null ? null : Number(value);
}
