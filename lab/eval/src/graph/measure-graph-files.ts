import { AppError } from "@facevalue/core";
import { clusterLinks } from "@facevalue/workers";
import { connectedComponents } from "../baseline/connected-components.ts";
import { louvain } from "../baseline/louvain.ts";
import { buildGraph, capDegree, type NamedEdge, namedClusters } from "../baseline/wallet-graph.ts";
import type { QualityFigure } from "../report/figure.ts";
import { measureLabels } from "./measure-labels.ts";
import { readCsv } from "./read-csv.ts";

export interface GraphFiles {
  /** CSV: first, second and, if any, weight. */
  readonly edges: string;
  /** CSV: node and true cluster; nodes without a row are in the graph, but not measured. */
  readonly labels: string;
  /** CSV: node and the cluster that somebody predicts; null for the baselines alone. */
  readonly clusters: string | null;
}

const DEGREE_LIMIT = 50;
const EDGE_HEADS: ReadonlySet<string> = new Set(["first", "source", "from", "src"]);
const NODE_HEADS: ReadonlySet<string> = new Set(["node", "wallet", "address", "id"]);

/**
 * Clustering alone, on a graph of links and the true cluster of each labelled node: the product's own, hubs cut off first as in a baseline, since a plain
 * graph says nothing of roles.
 */
export async function measureGraphFiles(files: GraphFiles): Promise<QualityFigure[]> {
  const graph = buildGraph(await readEdges(files.edges));
  const capped = capDegree(graph, DEGREE_LIMIT);
  const truth = groupNames(await readClusters(files.labels));
  const components = namedClusters(graph, connectedComponents(graph));
  const communities = namedClusters(graph, louvain(capped));
  const entities = namedClusters(graph, clusterLinks({ nodeCount: graph.names.length, ...capped }));
  const given = files.clusters === null ? null : groupNames(await readClusters(files.clusters));
  return [
    ...measureLabels("graph.product", truth, entities),
    ...(given === null ? [] : measureLabels("graph.given", truth, given)),
    ...measureLabels("graph.connected_components", truth, components),
    ...measureLabels("graph.capped_louvain", truth, communities),
  ];
}

async function readEdges(path: string): Promise<NamedEdge[]> {
  const edges: NamedEdge[] = [];
  const isHead = ([first = ""]: readonly string[]) => EDGE_HEADS.has(first.toLowerCase());
  for await (const [first = "", second = "", weight] of readCsv(path, 2, isHead)) {
    const value = weight === undefined || weight === "" ? 1 : Number(weight);
    if (!(value >= 0 && Number.isFinite(value)))
      throw new AppError("BAD_USER_INPUT", `The weight ${weight} in ${path} is no number from 0 on.`);
    edges.push({ first: first.toLowerCase(), second: second.toLowerCase(), weight: value });
  }
  return edges;
}

async function readClusters(path: string): Promise<Map<string, string>> {
  const clusters = new Map<string, string>();
  const isHead = ([node = ""]: readonly string[]) => NODE_HEADS.has(node.toLowerCase());
  for await (const [node = "", cluster = ""] of readCsv(path, 2, isHead))
    clusters.set(node.toLowerCase(), cluster);
  return clusters;
}

function groupNames(clusterOf: ReadonlyMap<string, string>): string[][] {
  return [...Map.groupBy(clusterOf.keys(), (name) => clusterOf.get(name)).values()];
}
