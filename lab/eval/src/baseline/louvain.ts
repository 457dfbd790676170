import { type Pairs as Edges, joinPairs } from "./join-pairs.ts";
import type { WalletGraph } from "./wallet-graph.ts";

const MOST_PASSES = 20;

/**
 * Communities of large modularity (Blondel et al., 2008): nodes move to the neighbouring community that gains most, communities
 * become nodes, and so on until nothing moves. Nodes are taken in their order, so that the same graph gives the same communities.
 */
export function louvain(graph: WalletGraph): Int32Array {
  const community = Int32Array.from(graph.names, (_, node) => node);
  let [edges, count]: [Edges, number] = [graph, graph.names.length];
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const moved = renumber(moveNodes(edges, count));
    for (let node = 0; node < community.length; node++)
      community[node] = at(moved.community, at(community, node));
    if (moved.count === count) break;
    [edges, count] = [joinEdges(edges, moved), moved.count];
  }
  return community;
}

/** One level: every node starts alone and moves until no move gains. Loops are edges whose ends are the same. */
function moveNodes({ first, second, weight }: Edges, count: number): Int32Array {
  const neighbours = listNeighbours({ first, second, weight }, count);
  const strength = new Float64Array(count);
  first.forEach((node, edge) => {
    strength[node] = at(strength, node) + at(weight, edge);
    const other = at(second, edge);
    strength[other] = at(strength, other) + at(weight, edge);
  });
  const total = strength.reduce((sum, each) => sum + each, 0);
  const community = Int32Array.from({ length: count }, (_, node) => node);
  const mass = Float64Array.from(strength);
  for (let round = 0, isMoving = total > 0; isMoving && round < MOST_PASSES; round++) {
    isMoving = false;
    for (let node = 0; node < count; node++) {
      const own = at(community, node);
      mass[own] = at(mass, own) - at(strength, node);
      const links = new Map<number, number>([[own, 0]]);
      for (let place = at(neighbours.starts, node); place < at(neighbours.starts, node + 1); place++) {
        const other = at(community, at(neighbours.nodes, place));
        links.set(other, (links.get(other) ?? 0) + at(neighbours.weights, place));
      }
      const best = bestOf(links, own, (candidate) => (at(strength, node) * at(mass, candidate)) / total);
      mass[best] = at(mass, best) + at(strength, node);
      community[node] = best;
      isMoving ||= best !== own;
    }
  }
  return community;
}

/** Where the links exceed what chance expects by most; the node stays where nothing is better. */
function bestOf(
  links: ReadonlyMap<number, number>,
  own: number,
  expected: (community: number) => number,
): number {
  const TOLERANCE = 1e-9;
  let [best, gain] = [own, (links.get(own) ?? 0) - expected(own)];
  for (const [candidate, linked] of links) {
    const candidateGain = linked - expected(candidate);
    if (candidateGain > gain + TOLERANCE) [best, gain] = [candidate, candidateGain];
  }
  return best;
}

/** Those of node n are at `starts[n]` to `starts[n + 1]`, in the order of the edges; a loop makes none. */
function listNeighbours({ first, second, weight }: Edges, count: number) {
  const starts = new Int32Array(count + 1);
  const isLoop = (edge: number) => at(first, edge) === at(second, edge);
  for (const ends of [first, second])
    ends.forEach((node, edge) => {
      if (!isLoop(edge)) starts[node + 1] = at(starts, node + 1) + 1;
    });
  for (let node = 0; node < count; node++) starts[node + 1] = at(starts, node + 1) + at(starts, node);
  const nodes = new Int32Array(at(starts, count));
  const weights = new Float64Array(nodes.length);
  const next = starts.slice(0, count);
  const add = (node: number, other: number, edge: number) => {
    const place = at(next, node);
    nodes[place] = other;
    weights[place] = at(weight, edge);
    next[node] = place + 1;
  };
  for (let edge = 0; edge < first.length; edge++) {
    if (isLoop(edge)) continue;
    add(at(first, edge), at(second, edge), edge);
    add(at(second, edge), at(first, edge), edge);
  }
  return { starts, nodes, weights };
}

/** Communities numbered from 0 in the order in which nodes first name them. */
function renumber(community: Int32Array): { community: Int32Array; count: number } {
  const numbers = new Map<number, number>();
  for (const each of community) if (!numbers.has(each)) numbers.set(each, numbers.size);
  return { community: community.map((each) => numbers.get(each) ?? each), count: numbers.size };
}

function joinEdges(
  { first, second, weight }: Edges,
  { community, count }: { community: Int32Array; count: number },
): Edges {
  const low = first.map((node, edge) => Math.min(at(community, node), at(community, at(second, edge))));
  const high = first.map((node, edge) => Math.max(at(community, node), at(community, at(second, edge))));
  return joinPairs({ first: low, second: high, weight }, count);
}

const at = (array: Int32Array | Float64Array, index: number): number => array[index] ?? 0;
