import { aggregateGraph } from "./aggregate-graph.ts";
import { type CompressedGraph, degreesOf } from "./compressed-graph.ts";
import { compactNumbers, findComponents } from "./find-components.ts";
import { moveNodes } from "./move-nodes.ts";

/** Levels after which it ends in any case; each at least halves nothing, but real graphs need five or six. */
const MOST_LEVELS = 32;

/**
 * Communities by the Louvain method, each component by its own weight, so that a small group does not dissolve in a large graph (the
 * resolution limit of modularity, Fortunato and Barthélemy 2007). Communities are connected, and numbered from 0 in the order of their lowest nodes.
 */
export function findCommunities(graph: CompressedGraph, resolution: number): Int32Array {
  let level = graph;
  let component = findComponents(graph);
  const totals = totalsOf(graph, component);
  let assigned = Int32Array.from({ length: graph.nodeCount }, (_, node) => node);
  for (let depth = 0; depth < MOST_LEVELS; depth += 1) {
    const { community, hasMoved } = moveNodes(level, { component, totals, resolution });
    if (!hasMoved) break;
    const { groups, count } = compactNumbers(community);
    assigned = assigned.map((node) => groups[node] as number);
    const above = new Int32Array(count);
    for (let node = 0; node < groups.length; node += 1)
      above[groups[node] as number] = component[node] as number;
    level = aggregateGraph(level, groups, count);
    component = above;
  }
  return findComponents(graph, assigned);
}

/** Twice the weight of each component. */
export function totalsOf(graph: CompressedGraph, component: Int32Array): Float64Array {
  const degrees = degreesOf(graph);
  const count = component.reduce((most, own) => Math.max(most, own + 1), 0);
  const totals = new Float64Array(count);
  for (let node = 0; node < degrees.length; node += 1) {
    const own = component[node] as number;
    totals[own] = (totals[own] as number) + (degrees[node] as number);
  }
  return totals;
}

/** Modularity of each component's communities: the share of weight within them less what chance would give (Newman 2004). */
export function modularityOf(
  graph: CompressedGraph,
  component: Int32Array,
  community: Int32Array,
): Float64Array {
  const degrees = degreesOf(graph);
  const totals = totalsOf(graph, component);
  const inside = new Float64Array(totals.length);
  const degreeOf = new Float64Array(graph.nodeCount);
  const componentOf = new Int32Array(graph.nodeCount).fill(-1);
  for (let node = 0; node < graph.nodeCount; node += 1) {
    const own = community[node] as number;
    const home = component[node] as number;
    degreeOf[own] = (degreeOf[own] as number) + (degrees[node] as number);
    componentOf[own] = home;
    let sum = 2 * (graph.selfWeights[node] as number);
    for (let at = graph.starts[node] as number; at < (graph.starts[node + 1] as number); at += 1)
      if (community[graph.neighbours[at] as number] === own) sum += graph.weights[at] as number;
    inside[home] = (inside[home] as number) + sum;
  }
  const modularity = totals.map((total, home) => (total === 0 ? 0 : (inside[home] as number) / total));
  for (let own = 0; own < graph.nodeCount; own += 1) {
    const home = componentOf[own] as number;
    if (home < 0) continue;
    const share = (degreeOf[own] as number) / (totals[home] as number);
    if ((totals[home] as number) > 0) modularity[home] = (modularity[home] as number) - share * share;
  }
  return modularity;
}
