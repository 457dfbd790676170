/** Edges in parallel arrays, each pair of nodes at most once. */
export interface Pairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly weight: Float64Array;
}

/**
 * Sums the weights of equal pairs whose ends are in order, first ≤ second; by first, then second. A radix sort by both
 * ends, so that ten million edges need no object each.
 */
export function joinPairs({ first, second, weight }: Pairs, nodeCount: number): Pairs {
  const order = sortBy(
    first,
    sortBy(
      second,
      Int32Array.from(first, (_, edge) => edge),
      nodeCount,
    ),
    nodeCount,
  );
  const joined = {
    first: new Int32Array(order.length),
    second: new Int32Array(order.length),
    weight: new Float64Array(order.length),
  };
  let count = 0;
  for (const edge of order) {
    const [low, high] = [at(first, edge), at(second, edge)];
    const isNew = count === 0 || joined.first[count - 1] !== low || joined.second[count - 1] !== high;
    if (isNew) count += 1;
    joined.first[count - 1] = low;
    joined.second[count - 1] = high;
    joined.weight[count - 1] = at(joined.weight, count - 1) + at(weight, edge);
  }
  return {
    first: joined.first.subarray(0, count),
    second: joined.second.subarray(0, count),
    weight: joined.weight.subarray(0, count),
  };
}

/** The edges of `order` by rising node, those of one node in their order: counting sort. */
function sortBy(nodes: Int32Array, order: Int32Array, nodeCount: number): Int32Array {
  const next = new Int32Array(nodeCount + 1);
  for (const node of nodes) next[node + 1] = at(next, node + 1) + 1;
  for (let node = 0; node < nodeCount; node += 1) next[node + 1] = at(next, node + 1) + at(next, node);
  const sorted = new Int32Array(order.length);
  for (const edge of order) {
    const node = at(nodes, edge);
    sorted[at(next, node)] = edge;
    next[node] = at(next, node) + 1;
  }
  return sorted;
}

const at = (array: Int32Array | Float64Array, index: number): number => array[index] ?? 0;
