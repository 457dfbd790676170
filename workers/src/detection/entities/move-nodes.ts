import { type CompressedGraph, degreesOf } from "./compressed-graph.ts";

export interface MoveContext {
  /** Connected component of each node. */
  readonly component: Int32Array;
  /** Twice the weight of each component. */
  readonly totals: Float64Array;
  readonly resolution: number;
}

/**
 * The local moves of the Louvain method (Blondel et al. 2008): each node joins the community of its neighbours that raises modularity most,
 * until none does. Nodes are visited in order and again when a neighbour has moved (Traag et al. 2019); of equal gains the lowest community is taken.
 * @returns the community of each node, named after one of its nodes
 */
export function moveNodes(
  graph: CompressedGraph,
  context: MoveContext,
): { community: Int32Array; hasMoved: boolean } {
  const { nodeCount, starts, neighbours, weights } = graph;
  const degrees = degreesOf(graph);
  const community = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const total = degrees.slice();
  const toward = new Float64Array(nodeCount);
  const touched = new Int32Array(nodeCount);
  const queue = new NodeQueue(nodeCount);
  let hasMoved = false;
  for (let node = queue.take(); node >= 0; node = queue.take()) {
    const own = community[node] as number;
    const degree = degrees[node] as number;
    const scale =
      (context.resolution * degree) / (context.totals[context.component[node] as number] as number);
    let count = 0;
    const end = starts[node + 1] as number;
    for (let at = starts[node] as number; at < end; at += 1) {
      const near = community[neighbours[at] as number] as number;
      if (toward[near] === 0) touched[count++] = near;
      toward[near] = (toward[near] as number) + (weights[at] as number);
    }
    let best = own;
    let bestGain = (toward[own] as number) - scale * ((total[own] as number) - degree);
    for (let place = 0; place < count; place += 1) {
      const near = touched[place] as number;
      if (near !== own) {
        const gain = (toward[near] as number) - scale * (total[near] as number);
        if (gain > bestGain || (gain === bestGain && best !== own && near < best)) {
          best = near;
          bestGain = gain;
        }
      }
    }
    for (let place = 0; place < count; place += 1) toward[touched[place] as number] = 0;
    if (best === own) continue;
    total[own] = (total[own] as number) - degree;
    total[best] = (total[best] as number) + degree;
    community[node] = best;
    hasMoved = true;
    for (let at = starts[node] as number; at < end; at += 1) {
      const neighbour = neighbours[at] as number;
      if (community[neighbour] !== best) queue.add(neighbour);
    }
  }
  return { community, hasMoved };
}

/** Nodes to visit, first in first out, each at most once at a time; all of them in order at first. */
class NodeQueue {
  readonly #nodes: Int32Array;
  readonly #isWaiting: Uint8Array;
  #start = 0;
  #size: number;

  constructor(count: number) {
    this.#nodes = Int32Array.from({ length: count }, (_, node) => node);
    this.#isWaiting = new Uint8Array(count).fill(1);
    this.#size = count;
  }

  /** -1 when none waits. */
  take(): number {
    if (this.#size === 0) return -1;
    const node = this.#nodes[this.#start] as number;
    this.#start = (this.#start + 1) % this.#nodes.length;
    this.#size -= 1;
    this.#isWaiting[node] = 0;
    return node;
  }

  add(node: number): void {
    if (this.#isWaiting[node] === 1) return;
    this.#isWaiting[node] = 1;
    this.#nodes[(this.#start + this.#size) % this.#nodes.length] = node;
    this.#size += 1;
  }
}
