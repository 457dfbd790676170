import { clusterLinks } from "@facevalue/workers";
import { connectedComponents } from "../baseline/connected-components.ts";
import { louvain } from "../baseline/louvain.ts";
import { capDegree, namedClusters } from "../baseline/wallet-graph.ts";
import type { QualityFigure } from "../report/figure.ts";
import { measureLabels } from "./measure-labels.ts";
import { assertLabels, readClusters, readEdges } from "./read-graph-files.ts";

export interface GraphFiles {
  /** CSV: both ends of a link and, if any, its weight. */
  readonly edges: string;
  /** CSV: node and true cluster; nodes without a row are in the graph, but not measured. */
  readonly labels: string;
  /** CSV: node and the cluster that somebody predicts; null for the baselines alone. */
  readonly clusters: string | null;
}

const DEGREE_LIMIT = 50;

/**
 * Clustering alone, on a graph of links and the true cluster of each labelled node: the product's own, hubs cut off first as in a baseline, since a plain
 * graph says nothing of roles.
 */
export async function measureGraphFiles(files: GraphFiles): Promise<QualityFigure[]> {
  const graph = await readEdges(files.edges);
  const capped = capDegree(graph, DEGREE_LIMIT);
  const labels = await readClusters(files.labels);
  assertLabels(labels, graph, files.labels);
  const truth = groupNames(labels);
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

function groupNames(clusterOf: ReadonlyMap<string, string>): string[][] {
  return [...Map.groupBy(clusterOf.keys(), (name) => clusterOf.get(name)).values()];
}
