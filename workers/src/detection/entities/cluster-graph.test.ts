import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterGraph } from "./cluster-graph.ts";
import type { WeightedGraph } from "./compressed-graph.ts";

type Edge = readonly [number, number, number];

function graphOf(nodeCount: number, edges: readonly Edge[]): WeightedGraph {
  return {
    nodeCount,
    first: Int32Array.from(edges, ([first]) => first),
    second: Int32Array.from(edges, ([, second]) => second),
    weight: Float64Array.from(edges, ([, , weight]) => weight),
  };
}

function clique(nodes: readonly number[], weight = 1): Edge[] {
  return nodes.flatMap((first, index) =>
    nodes.slice(index + 1).map((second): Edge => [first, second, weight]),
  );
}

const range = (start: number, count: number) => Array.from({ length: count }, (_, index) => start + index);

test("a ring of cliques is cut between them, also where modularity over the whole graph would join them", () => {
  const size = 5;
  const count = 40;
  const bridges = range(0, count).map((place): Edge => [place * size, ((place + 1) % count) * size + 1, 1]);
  const edges = [...range(0, count).flatMap((place) => clique(range(place * size, size), 3)), ...bridges];
  const clusters = clusterGraph(graphOf(size * count, edges), { resolution: 2 });
  expect([...clusters]).toEqual(range(0, size * count).map((node) => Math.floor(node / size)));
});

test("Zachary's karate club: the partition of highest modularity, 0.4198, has four communities", () => {
  const clusters = clusterGraph(
    graphOf(
      34,
      KARATE.map(([first, second]): Edge => [first - 1, second - 1, 1]),
    ),
  );
  expect(modularity(KARATE, clusters)).toBeGreaterThan(0.41);
  expect(new Set(clusters).size).toBe(4);
});

test("what is not modular stays whole when only modular components are split", () => {
  const path = range(0, 5).map((node): Edge => [node, node + 1, 1]);
  expect(new Set(clusterGraph(graphOf(6, path))).size).toBeGreaterThan(1);
  expect([...clusterGraph(graphOf(6, path), { splitFrom: 0.4 })]).toEqual([0, 0, 0, 0, 0, 0]);
  const two = [...clique(range(0, 6), 5), ...clique(range(6, 6), 5), [0, 6, 1] as Edge];
  expect([...clusterGraph(graphOf(12, two), { splitFrom: 0.4 })]).toEqual([
    ...range(0, 6).fill(0),
    ...range(0, 6).fill(1),
  ]);
});

test("no cluster is larger than allowed, and each is connected as far as its edges go", () => {
  const clusters = clusterGraph(graphOf(90, clique(range(0, 90))), { largest: 20, splitFrom: 0.4 });
  const sizes = [...Map.groupBy(clusters, (cluster) => cluster).values()].map(({ length }) => length);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(20);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(90);
});

const arbitraryGraph = fc.integer({ min: 2, max: 24 }).chain((nodeCount) => {
  const node = fc.nat({ max: nodeCount - 1 });
  const edge = fc.tuple(
    node,
    node,
    fc.integer({ min: 1, max: 9000 }).map((weight) => weight / 1000),
  );
  return fc.record({ nodeCount: fc.constant(nodeCount), edges: fc.array(edge, { maxLength: 60 }) });
});

test("the order and direction of edges do not matter, and clusters do not reach across components", () => {
  fc.assert(
    fc.property(arbitraryGraph, fc.infiniteStream(fc.nat()), ({ nodeCount, edges }, numbers) => {
      const clusters = clusterGraph(graphOf(nodeCount, edges), { splitFrom: 0.3 });
      const shuffled = edges
        .map((edge) => ({ edge, at: numbers.next().value as number }))
        .sort((one, other) => one.at - other.at)
        .map(
          ({ edge: [first, second, weight], at }): Edge =>
            at % 2 ? [second, first, weight] : [first, second, weight],
        );
      expect([...clusterGraph(graphOf(nodeCount, shuffled), { splitFrom: 0.3 })]).toEqual([...clusters]);
      const home = range(0, nodeCount);
      for (let round = 0; round < nodeCount; round += 1)
        for (const [first, second] of edges)
          home[first] = home[second] = Math.min(home[first] as number, home[second] as number);
      for (const [node, cluster] of clusters.entries())
        expect(home[clusters.indexOf(cluster)]).toBe(home[node]);
    }),
  );
});

/** From the definition: edges within, less the product of degrees over 4m², summed over all pairs. */
function modularity(edges: readonly (readonly [number, number])[], clusters: Int32Array): number {
  const degree = (node: number) => edges.filter((edge) => edge.includes(node)).length;
  const same = (first: number, second: number) => clusters[first - 1] === clusters[second - 1];
  const within = edges.filter(([first, second]) => same(first, second)).length / edges.length;
  const nodes = range(1, 34);
  const expected = nodes.flatMap((first) =>
    nodes.filter((second) => same(first, second)).map((second) => degree(first) * degree(second)),
  );
  return within - expected.reduce((sum, product) => sum + product, 0) / (2 * edges.length) ** 2;
}

const KARATE: readonly (readonly [number, number])[] = [
  [2, 1],
  [3, 1],
  [3, 2],
  [4, 1],
  [4, 2],
  [4, 3],
  [5, 1],
  [6, 1],
  [7, 1],
  [7, 5],
  [7, 6],
  [8, 1],
  [8, 2],
  [8, 3],
  [8, 4],
  [9, 1],
  [9, 3],
  [10, 3],
  [11, 1],
  [11, 5],
  [11, 6],
  [12, 1],
  [13, 1],
  [13, 4],
  [14, 1],
  [14, 2],
  [14, 3],
  [14, 4],
  [17, 6],
  [17, 7],
  [18, 1],
  [18, 2],
  [20, 1],
  [20, 2],
  [22, 1],
  [22, 2],
  [26, 24],
  [26, 25],
  [28, 3],
  [28, 24],
  [28, 25],
  [29, 3],
  [30, 24],
  [30, 27],
  [31, 2],
  [31, 9],
  [32, 1],
  [32, 25],
  [32, 26],
  [32, 29],
  [33, 3],
  [33, 9],
  [33, 15],
  [33, 16],
  [33, 19],
  [33, 21],
  [33, 23],
  [33, 24],
  [33, 30],
  [33, 31],
  [33, 32],
  [34, 9],
  [34, 10],
  [34, 14],
  [34, 15],
  [34, 16],
  [34, 19],
  [34, 20],
  [34, 21],
  [34, 23],
  [34, 24],
  [34, 27],
  [34, 28],
  [34, 29],
  [34, 30],
  [34, 31],
  [34, 32],
  [34, 33],
];
