import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ProductSale } from "../product/read-sales.ts";
import { connectedComponents } from "./connected-components.ts";
import { GraphBuilder } from "./graph-builder.ts";
import { louvain } from "./louvain.ts";
import { rankClusters, rankWallets, WalletTotalsCounter } from "./rank-wallets.ts";
import { capDegree, type NamedEdge, namedClusters, type WalletGraph } from "./wallet-graph.ts";

function buildGraph(edges: readonly NamedEdge[]): WalletGraph {
  const builder = new GraphBuilder();
  for (const { first, second, weight = 1 } of edges) builder.add(first, second, weight);
  return builder.build();
}

const edge = (first: string, second: string): NamedEdge => ({ first, second });
const byText = (left: string, right: string) => left.localeCompare(right, "en");
const sorted = (clusters: string[][]) =>
  clusters.map((names) => [...names].sort(byText)).sort(([left = ""], [right = ""]) => byText(left, right));
const edgeLists = fc.array(
  fc.tuple(fc.nat(12), fc.nat(12)).map(([first, second]) => edge(`w${first}`, `w${second}`)),
  { minLength: 1, maxLength: 30 },
);

function modularity({ first, second, weight }: WalletGraph, community: Int32Array): number {
  const total = weight.reduce((sum, each) => sum + each, 0);
  const strength = new Map<number, number>();
  let inside = 0;
  first.forEach((node, index) => {
    const [left, right] = [community[node]!, community[second[index]!]!];
    if (left === right) inside += weight[index]!;
    for (const end of [left, right]) strength.set(end, (strength.get(end) ?? 0) + weight[index]!);
  });
  return inside / total - [...strength.values()].reduce((sum, each) => sum + (each / (2 * total)) ** 2, 0);
}

test("components by hand", () => {
  const graph = buildGraph([edge("a", "b"), edge("c", "d"), edge("b", "a"), edge("e", "e"), edge("d", "f")]);
  expect(sorted(namedClusters(graph, connectedComponents(graph)))).toEqual([
    ["a", "b"],
    ["c", "d", "f"],
    ["e"],
  ]);
});

test("two nodes are in one component exactly when a path joins them", () => {
  fc.assert(
    fc.property(edgeLists, (edges) => {
      const graph = buildGraph(edges);
      const components = namedClusters(graph, connectedComponents(graph));
      const reach = (from: string) => {
        const met = new Set([from]);
        for (const name of met)
          for (const { first, second } of edges) {
            if (first === name) met.add(second);
            if (second === name) met.add(first);
          }
        return [...met].sort(byText);
      };
      for (const names of components) expect([...names].sort(byText)).toEqual(reach(names[0]!));
    }),
  );
});

test("each pair is one edge with the sum of its weights, in order, whatever the order of its ends", () => {
  const weighted = fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(5)), { maxLength: 40 });
  fc.assert(
    fc.property(weighted, (rows) => {
      const { names, first, second, weight } = buildGraph(
        rows.map(([one, other, each]) => ({ ...edge(`w${one}`, `w${other}`), weight: each })),
      );
      const sums: Record<string, number> = {};
      for (const [one, other, each] of rows) {
        const key = [`w${one}`, `w${other}`].sort(byText).join();
        if (one !== other) sums[key] = (sums[key] ?? 0) + each;
      }
      const found = [...first].map((node, at) => [
        [names[node]!, names[second[at]!]!].sort(byText).join(),
        weight[at],
      ]);
      expect(Object.fromEntries(found)).toEqual(sums);
      expect(found).toHaveLength(Object.keys(sums).length);
      const keys = [...first].map((node, at) => node * names.length + second[at]!);
      expect(keys).toEqual(keys.toSorted((left, right) => left - right));
    }),
  );
});

describe("Louvain", () => {
  test("parts two cliques that one edge joins", () => {
    const clique = (names: string[]) =>
      names.flatMap((first, at) => names.slice(at + 1).map((second) => edge(first, second)));
    const graph = buildGraph([
      ...clique(["a", "b", "c", "d"]),
      ...clique(["e", "f", "g", "h"]),
      edge("d", "e"),
    ]);
    expect(sorted(namedClusters(graph, louvain(graph)))).toEqual([
      ["a", "b", "c", "d"],
      ["e", "f", "g", "h"],
    ]);
  });

  test("is at least as modular as each alone and as whole components", () => {
    fc.assert(
      fc.property(edgeLists, (edges) => {
        const graph = buildGraph(edges);
        if (graph.first.length === 0) return;
        const found = modularity(graph, louvain(graph));
        const alone = Int32Array.from(graph.names, (_, node) => node);
        expect(found).toBeGreaterThanOrEqual(modularity(graph, alone) - 1e-9);
      }),
    );
  });

  test("joins nothing that no path joins", () => {
    fc.assert(
      fc.property(edgeLists, (edges) => {
        const graph = buildGraph(edges);
        const components = connectedComponents(graph);
        const communities = louvain(graph);
        const componentOf = new Map<number, number>();
        communities.forEach((community, node) => {
          expect(componentOf.get(community) ?? components[node]).toBe(components[node]);
          componentOf.set(community, components[node]!);
        });
      }),
    );
  });
});

test("a hub over the limit loses its edges, others keep theirs", () => {
  const graph = buildGraph([edge("hub", "a"), edge("hub", "b"), edge("hub", "c"), edge("a", "b")]);
  const capped = capDegree(graph, 2);
  expect(sorted(namedClusters(capped, connectedComponents(capped)))).toEqual([["a", "b"], ["c"], ["hub"]]);
});

test("wallets and clusters are ranked by what they bought", () => {
  const counter = new WalletTotalsCounter();
  const sale = (kind: string, seller: string, buyer: string, markupBps: number | null) =>
    counter.add({ kind, seller, buyer, markupBps } as ProductSale);
  sale("PRIMARY", "o", "a", null);
  sale("PRIMARY", "o", "a", null);
  sale("PRIMARY", "o", "b", null);
  sale("SECONDARY", "a", "c", 5_000);
  sale("SECONDARY", "a", "c", -2_000);
  expect(rankWallets(counter.markup)).toEqual([{ wallets: ["a"], score: 0.5 }]);
  expect(rankClusters([["a", "c"]], counter.bought)).toEqual([
    { wallets: ["a", "c"], score: 2 },
    { wallets: ["b"], score: 1 },
  ]);
});
