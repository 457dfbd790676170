import { existsSync } from "node:fs";
import { connectedComponents } from "../baseline/connected-components.ts";
import { GraphBuilder } from "../baseline/graph-builder.ts";
import { louvain } from "../baseline/louvain.ts";
import { rankClusters, rankWallets, WalletTotalsCounter } from "../baseline/rank-wallets.ts";
import { capDegree, type NamedEdge, namedClusters, type WalletGraph } from "../baseline/wallet-graph.ts";
import type { EvidenceCounts } from "../evidence/evidence-counts.ts";
import { countDelay, type DelayCounts, type Moment } from "../match/delay-counts.ts";
import { countSales, type SaleCounts, saleKey } from "../match/sale-counts.ts";
import type { RankedEntity } from "../match/score-controllers.ts";
import { exportsIn, readOptional } from "../product/exports.ts";
import type { Flag } from "../product/flag.ts";
import { readFlags } from "../product/read-flags.ts";
import { type ProductSale, readSales } from "../product/read-sales.ts";
import { readLines } from "./read-lines.ts";
import { readTrueSales, readTruth } from "./read-truth.ts";
import type { Truth } from "./truth.ts";

/** Everything that is measured of one world. */
export interface EvaluatedWorld {
  readonly truth: Truth;
  readonly flags: readonly Flag[];
  readonly sales: readonly SaleCounts[];
  /** Whether the Dune filters' verdicts were exported. */
  readonly hasDune: boolean;
  readonly baselines: Readonly<Record<string, Baseline>>;
  readonly delays: readonly DelayCounts[];
  /** Null where the chain was not served. */
  readonly evidence: EvidenceCounts | null;
}

export interface Baseline {
  readonly ranking: readonly RankedEntity[];
  /** Null for baselines that do not cluster. */
  readonly clusters: readonly (readonly string[])[] | null;
}

/** The largest number of neighbours of a wallet that is no hub (analytics of the design, 7.2). */
const DEGREE_LIMIT = 50;

interface SaleKey {
  readonly tx: string;
  readonly logIndex: number;
  readonly tokenId: string;
}

interface LoadOptions {
  /** Null where the chain was not served. */
  readonly evidence?: EvidenceCounts | null;
  /** Whether exported moments after on-sales are measured. */
  readonly isDelayMeasured?: boolean;
}

/** @param exportsFolder where the product's exports of the world in `folder` are */
export async function loadWorld(
  folder: string,
  exportsFolder: string,
  { evidence = null, isDelayMeasured = true }: LoadOptions = {},
): Promise<EvaluatedWorld> {
  const files = exportsIn(exportsFolder);
  const truth = await readTruth(folder);
  const totals = new WalletTotalsCounter();
  const resales = new Map<string, ProductSale>();
  for await (const sale of readSales(files.sales)) {
    totals.add(sale);
    if (sale.kind !== "PRIMARY") resales.set(saleKey(sale), sale);
  }
  const dune = await readOptional<SaleKey>(files.dune);
  const counts = await countSales(readTrueSales(folder), resales, new Set((dune ?? []).map(saleKey)));
  const moments = isDelayMeasured ? await readOptional<Moment>(files.moments) : null;
  return {
    truth,
    flags: await readFlags(files.flags),
    sales: [...counts.values()],
    hasDune: dune !== null,
    baselines: rankBaselines(totals, await readGraph(files.edges)),
    delays: (moments ?? []).map((moment) => countDelay(truth, moment)),
    evidence,
  };
}

async function readGraph(path: string): Promise<WalletGraph | null> {
  if (!existsSync(path)) return null;
  const graph = new GraphBuilder();
  for await (const line of readLines(path)) {
    const { first, second, weight = 1 } = line as NamedEdge;
    graph.add(first, second, weight);
  }
  return graph.build();
}

function rankBaselines(totals: WalletTotalsCounter, graph: WalletGraph | null): Record<string, Baseline> {
  const baselines: Record<string, Baseline> = {
    bought_most: { ranking: rankWallets(totals.bought), clusters: null },
    most_markup: { ranking: rankWallets(totals.markup), clusters: null },
  };
  if (graph === null) return baselines;
  const components = namedClusters(graph, connectedComponents(graph));
  const communities = namedClusters(graph, louvain(capDegree(graph, DEGREE_LIMIT)));
  return {
    ...baselines,
    connected_components: { ranking: rankClusters(components, totals.bought), clusters: components },
    capped_louvain: { ranking: rankClusters(communities, totals.bought), clusters: communities },
  };
}
