/** An undirected graph over nodes 0 to `names.length` - 1; edges are in parallel arrays, each pair at most once. */
export interface WalletGraph {
  readonly names: readonly string[];
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly weight: Float64Array;
}

export interface NamedEdge {
  readonly first: string;
  readonly second: string;
  readonly weight?: number;
}

/** Edges without those of nodes that more than `limit` edges meet in: exchanges, bridges and their like. */
export function capDegree(graph: WalletGraph, limit: number): WalletGraph {
  const degrees = new Int32Array(graph.names.length);
  const degreeOf = (node: number) => degrees[node] ?? 0;
  for (const nodes of [graph.first, graph.second])
    for (const node of nodes) degrees[node] = degreeOf(node) + 1;
  const isKept = (edge: number) =>
    degreeOf(graph.first[edge] ?? 0) <= limit && degreeOf(graph.second[edge] ?? 0) <= limit;
  return {
    names: graph.names,
    first: graph.first.filter((_, edge) => isKept(edge)),
    second: graph.second.filter((_, edge) => isKept(edge)),
    weight: graph.weight.filter((_, edge) => isKept(edge)),
  };
}

/** Lists of names, one per cluster. @param clusterOf number of each node's cluster */
export function namedClusters(graph: WalletGraph, clusterOf: Int32Array): string[][] {
  const clusters = new Map<number, string[]>();
  graph.names.forEach((name, node) => {
    const cluster = clusterOf[node] ?? node;
    const names = clusters.get(cluster);
    if (names === undefined) clusters.set(cluster, [name]);
    else names.push(name);
  });
  return [...clusters.values()];
}
