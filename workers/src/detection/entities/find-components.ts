import type { CompressedGraph } from "./compressed-graph.ts";

/**
 * The connected component of each node, numbered from 0 in the order of their lowest nodes. Given `within`, only neighbours of the same number there
 * are connected.
 */
export function findComponents(graph: CompressedGraph, within?: Int32Array): Int32Array {
  const { nodeCount, starts, neighbours } = graph;
  const component = new Int32Array(nodeCount).fill(-1);
  const stack = new Int32Array(nodeCount);
  let count = 0;
  for (let root = 0; root < nodeCount; root += 1) {
    if ((component[root] as number) >= 0) continue;
    let height = 0;
    stack[height++] = root;
    component[root] = count;
    while (height > 0) {
      const node = stack[--height] as number;
      for (let at = starts[node] as number; at < (starts[node + 1] as number); at += 1) {
        const neighbour = neighbours[at] as number;
        if ((component[neighbour] as number) >= 0) continue;
        if (within !== undefined && within[neighbour] !== within[node]) continue;
        component[neighbour] = count;
        stack[height++] = neighbour;
      }
    }
    count += 1;
  }
  return component;
}

/** The same groups, numbered from 0 in the order of their lowest nodes. */
export function compactNumbers(groups: Int32Array): { groups: Int32Array; count: number } {
  const numbers = new Map<number, number>();
  const compact = groups.map((group) => {
    const known = numbers.get(group);
    if (known !== undefined) return known;
    numbers.set(group, numbers.size);
    return numbers.size - 1;
  });
  return { groups: compact, count: numbers.size };
}
