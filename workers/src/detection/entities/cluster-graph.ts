import { membersBy } from "./aggregate-graph.ts";
import { type CompressedGraph, compressGraph, type WeightedGraph } from "./compressed-graph.ts";
import { compactNumbers, findComponents } from "./find-components.ts";
import { findCommunities, modularityOf } from "./louvain.ts";

export interface ClusterOptions {
  /** Above 1 gives smaller clusters. 1 unless given. */
  readonly resolution?: number;
  /** A component is split only if its communities have at least this modularity, 0 to 1. 0 unless given. */
  readonly splitFrom?: number;
  /** Most nodes of a cluster; a larger one is split at ever higher resolutions. 500 unless given. */
  readonly largest?: number;
}

const LARGEST = 500;
const FINEST = 1 << 12;

/**
 * Clusters of a graph with weighted edges: Louvain communities. Deterministic, and independent of the order of the edges.
 * @returns the cluster of each node, numbered from 0 in the order of their lowest nodes; a node without edges is one of its own
 */
export function clusterGraph(graph: WeightedGraph, options: ClusterOptions = {}): Int32Array {
  const { resolution = 1, splitFrom = 0, largest = LARGEST } = options;
  const compressed = compressGraph(graph);
  const component = findComponents(compressed);
  const community = findCommunities(compressed, resolution);
  const modularity = splitFrom > 0 ? modularityOf(compressed, component, community) : null;
  const offset = compressed.nodeCount;
  const clusters = component.map((home, node) =>
    modularity !== null && (modularity[home] as number) < splitFrom
      ? home + offset
      : (community[node] as number),
  );
  return splitLarge(compressed, compactNumbers(clusters), { resolution, largest });
}

/** Splits what is too large, at twice the resolution each time, and at last in the order of a walk over its edges. */
function splitLarge(
  graph: CompressedGraph,
  { groups, count }: { groups: Int32Array; count: number },
  { resolution, largest }: { resolution: number; largest: number },
): Int32Array {
  const members = membersBy(groups, count);
  const split = groups.slice();
  let next = count;
  for (let group = 0; group < count; group += 1) {
    const nodes = members.nodes.subarray(members.starts[group], members.starts[group + 1]);
    if (nodes.length <= largest) continue;
    const part = subgraphOf(graph, nodes);
    const finer = resolution * 2;
    const parts =
      finer > FINEST
        ? walkInPieces(part, largest)
        : splitLarge(part, compactNumbers(findCommunities(part, finer)), { resolution: finer, largest });
    let most = 0;
    for (let place = 0; place < nodes.length; place += 1) {
      const own = parts[place] as number;
      split[nodes[place] as number] = next + own;
      most = Math.max(most, own);
    }
    next += most + 1;
  }
  return compactNumbers(split).groups;
}

function subgraphOf(graph: CompressedGraph, nodes: Int32Array): CompressedGraph {
  const numbers = new Map<number, number>();
  for (let place = 0; place < nodes.length; place += 1) numbers.set(nodes[place] as number, place);
  const starts = new Int32Array(nodes.length + 1);
  const neighbours: number[] = [];
  const weights: number[] = [];
  for (let place = 0; place < nodes.length; place += 1) {
    const node = nodes[place] as number;
    for (let at = graph.starts[node] as number; at < (graph.starts[node + 1] as number); at += 1) {
      const number = numbers.get(graph.neighbours[at] as number);
      if (number === undefined) continue;
      neighbours.push(number);
      weights.push(graph.weights[at] as number);
    }
    starts[place + 1] = neighbours.length;
  }
  const selfWeights = Float64Array.from(nodes, (node) => graph.selfWeights[node] as number);
  return {
    nodeCount: nodes.length,
    starts,
    neighbours: Int32Array.from(neighbours),
    weights: Float64Array.from(weights),
    selfWeights,
  };
}

function walkInPieces({ nodeCount, starts, neighbours }: CompressedGraph, largest: number): Int32Array {
  const pieces = new Int32Array(nodeCount).fill(-1);
  let visited = 0;
  for (let root = 0; root < nodeCount; root += 1) {
    const waiting = [root];
    for (let place = 0; place < waiting.length; place += 1) {
      const node = waiting[place] as number;
      if ((pieces[node] as number) >= 0) continue;
      pieces[node] = Math.floor(visited / largest);
      visited += 1;
      for (let at = starts[node] as number; at < (starts[node + 1] as number); at += 1)
        if ((pieces[neighbours[at] as number] as number) < 0) waiting.push(neighbours[at] as number);
    }
  }
  return pieces;
}
