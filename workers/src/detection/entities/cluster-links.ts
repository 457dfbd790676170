import { clusterGraph } from "./cluster-graph.ts";
import type { WeightedGraph } from "./compressed-graph.ts";
import { ENTITY_SETTINGS } from "./entity-settings.ts";

/** Clusters of a graph of links as entities are made of them, before members are let go. @returns the cluster of each node */
export function clusterLinks(graph: WeightedGraph): Int32Array {
  const { resolution, splitFrom, largest } = ENTITY_SETTINGS;
  return clusterGraph(graph, { resolution, splitFrom, largest });
}
