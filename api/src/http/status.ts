import { readFileSync } from "node:fs";
import type { RequestContext } from "../graphql/request-context.ts";
import type { NetworkRecord } from "../modules/network/network-record.ts";
import { readLastAudits } from "../modules/network/providers/read-audits.ts";
import { readIndexing } from "../modules/network/providers/read-indexing.ts";
import { readIssueCounts } from "../modules/network/providers/read-issues.ts";
import { type MetricState, readMetricStates } from "../modules/network/providers/read-metric-states.ts";
import { readNetworks } from "../modules/network/providers/read-networks.ts";
import { readRateSources } from "../modules/network/providers/read-rate-sources.ts";
import { plainAudit } from "./plain-audit.ts";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** State of every network and metric, as plain JSON. */
export async function readStatus(context: RequestContext): Promise<object> {
  const networks = await readNetworks(context.reader);
  const metrics = await readMetricStates(context.reader);
  const indexing = await readIndexing(context.reader);
  const issues = await readIssueCounts(context.reader);
  const rates = await readRateSources(context.reader);
  const audits = await readLastAudits(context.reader);
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
        audit: plainAudit(audits.get(network.chainId)),
        rates: rates
          .filter(({ chainId }) => chainId === network.chainId)
          .map(({ chainId: _chainId, ...state }) => state),
        metrics: metrics
          .filter(({ chainId }) => chainId === network.chainId)
          .map((metric) => ({ ...metric, ...lagOf(metric, network) })),
      };
    }),
  };
}

/** How far a metric is behind the indexed block; null where either is not known. */
function lagOf({ block, blockTime }: MetricState, { indexedBlock, indexedBlockTime }: NetworkRecord) {
  const isKnown = block !== null && indexedBlock != null;
  const isTimeKnown = blockTime !== null && indexedBlockTime != null;
  const milliseconds = isTimeKnown
    ? new Date(indexedBlockTime as Date).getTime() - blockTime.getTime()
    : null;
  return {
    blocksBehind: isKnown ? Math.max(0, Number(indexedBlock) - block) : null,
    lagSeconds: milliseconds === null ? null : Math.max(0, Math.round(milliseconds / 1000)),
  };
}

function toNumber(value: bigint | null | undefined): number | null {
  return value == null ? null : Number(value);
}
