import type { WalletGraph } from "./wallet-graph.ts";

type Edges = Pick<WalletGraph, "first" | "second" | "weight">;

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
    [edges, count] = [joinEdges(edges, moved.community), moved.count];
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
      for (const [other, weightToIt] of neighbours[node] ?? [])
        links.set(at(community, other), (links.get(at(community, other)) ?? 0) + weightToIt);
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

function listNeighbours({ first, second, weight }: Edges, count: number): [number, number][][] {
  const neighbours: [number, number][][] = Array.from({ length: count }, () => []);
  first.forEach((node, edge) => {
    const other = at(second, edge);
    if (node === other) return;
    neighbours[node]?.push([other, at(weight, edge)]);
    neighbours[other]?.push([node, at(weight, edge)]);
  });
  return neighbours;
}

/** Communities numbered from 0 in the order in which nodes first name them. */
function renumber(community: Int32Array): { community: Int32Array; count: number } {
  const numbers = new Map<number, number>();
  for (const each of community) if (!numbers.has(each)) numbers.set(each, numbers.size);
  return { community: community.map((each) => numbers.get(each) ?? each), count: numbers.size };
}

function joinEdges({ first, second, weight }: Edges, community: Int32Array): Edges {
  const joined = new Map<string, [number, number, number]>();
  first.forEach((node, edge) => {
    const ends = [at(community, node), at(community, at(second, edge))].sort((left, right) => left - right);
    const [low = 0, high = 0] = ends;
    const known = joined.get(`${low}-${high}`);
    if (known === undefined) joined.set(`${low}-${high}`, [low, high, at(weight, edge)]);
    else known[2] += at(weight, edge);
  });
  const list = [...joined.values()];
  return {
    first: Int32Array.from(list, ([low]) => low),
    second: Int32Array.from(list, ([, high]) => high),
    weight: Float64Array.from(list, ([, , each]) => each),
  };
}

const at = (array: Int32Array | Float64Array, index: number): number => array[index] ?? 0;
