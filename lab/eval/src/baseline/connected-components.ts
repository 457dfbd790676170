import type { WalletGraph } from "./wallet-graph.ts";

/** Number of each node's component: the smallest node in it. Union-find with path halving. */
export function connectedComponents({ names, first, second }: WalletGraph): Int32Array {
  const parent = Int32Array.from(names, (_, node) => node);
  const find = (node: number): number => {
    let at = node;
    for (let up = parent[at] ?? at; up !== at; up = parent[at] ?? at) {
      parent[at] = parent[up] ?? up;
      at = parent[at] ?? at;
    }
    return at;
  };
  first.forEach((left, edge) => {
    const [from, to] = [find(left), find(second[edge] ?? left)];
    parent[Math.max(from, to)] = Math.min(from, to);
  });
  return Int32Array.from(parent, (_, node) => find(node));
}
