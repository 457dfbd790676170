/** An undirected graph as a list of edges; an edge may come several times. */
export interface WeightedGraph {
  readonly nodeCount: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Positive, not above 10^9. */
  readonly weight: Float64Array;
}

/** An undirected graph as lists of neighbours: those of node n are `neighbours[starts[n], starts[n + 1])`. */
export interface CompressedGraph {
  readonly nodeCount: number;
  readonly starts: Int32Array;
  readonly neighbours: Int32Array;
  /** Whole numbers, so that sums do not depend on their order. */
  readonly weights: Float64Array;
  /** Weight of what a node holds within itself. */
  readonly selfWeights: Float64Array;
}

/** Units of weight per 1: sums of whole units are exact. */
const UNITS = 1000;

export function compressGraph({ nodeCount, first, second, weight }: WeightedGraph): CompressedGraph {
  const starts = new Int32Array(nodeCount + 1);
  for (const ends of [first, second]) {
    for (let edge = 0; edge < ends.length; edge += 1) {
      if (first[edge] === second[edge]) continue;
      const place = (ends[edge] as number) + 1;
      starts[place] = (starts[place] as number) + 1;
    }
  }
  for (let node = 0; node < nodeCount; node += 1)
    starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
  const neighbours = new Int32Array(starts[nodeCount] as number);
  const weights = new Float64Array(neighbours.length);
  const selfWeights = new Float64Array(nodeCount);
  const next = starts.slice(0, nodeCount);
  for (let edge = 0; edge < first.length; edge += 1) {
    const from = first[edge] as number;
    const to = second[edge] as number;
    const units = Math.max(1, Math.round((weight[edge] as number) * UNITS));
    if (from === to) {
      selfWeights[from] = (selfWeights[from] as number) + units;
      continue;
    }
    const there = next[from] as number;
    const back = next[to] as number;
    neighbours[there] = to;
    neighbours[back] = from;
    weights[there] = units;
    weights[back] = units;
    next[from] = there + 1;
    next[to] = back + 1;
  }
  return { nodeCount, starts, neighbours, weights, selfWeights };
}

/** Each node's weight with all ends of its edges; what is within a node has both ends there. */
export function degreesOf({ nodeCount, starts, weights, selfWeights }: CompressedGraph): Float64Array {
  const degrees = new Float64Array(nodeCount);
  for (let node = 0; node < nodeCount; node += 1) {
    let sum = 2 * (selfWeights[node] as number);
    for (let at = starts[node] as number; at < (starts[node + 1] as number); at += 1)
      sum += weights[at] as number;
    degrees[node] = sum;
  }
  return degrees;
}
