import type { CompressedGraph } from "./compressed-graph.ts";

/** The graph whose nodes are the communities, numbered from 0 to `count`. */
export function aggregateGraph(
  graph: CompressedGraph,
  community: Int32Array,
  count: number,
): CompressedGraph {
  const members = membersBy(community, count);
  const starts = new Int32Array(count + 1);
  const selfWeights = new Float64Array(count);
  const toward = new Float64Array(count);
  const touched = new Int32Array(count);
  const neighbours = new Int32Array(graph.neighbours.length);
  const weights = new Float64Array(graph.neighbours.length);
  let filled = 0;
  for (let own = 0; own < count; own += 1) {
    let near = 0;
    for (let place = members.starts[own] as number; place < (members.starts[own + 1] as number); place += 1) {
      const node = members.nodes[place] as number;
      selfWeights[own] = (selfWeights[own] as number) + (graph.selfWeights[node] as number);
      for (let at = graph.starts[node] as number; at < (graph.starts[node + 1] as number); at += 1) {
        const other = community[graph.neighbours[at] as number] as number;
        if (toward[other] === 0) touched[near++] = other;
        toward[other] = (toward[other] as number) + (graph.weights[at] as number);
      }
    }
    for (let place = 0; place < near; place += 1) {
      const other = touched[place] as number;
      const weight = toward[other] as number;
      toward[other] = 0;
      if (other === own) {
        selfWeights[own] = (selfWeights[own] as number) + weight / 2;
        continue;
      }
      neighbours[filled] = other;
      weights[filled] = weight;
      filled += 1;
    }
    starts[own + 1] = filled;
  }
  return {
    nodeCount: count,
    starts,
    neighbours: neighbours.slice(0, filled),
    weights: weights.slice(0, filled),
    selfWeights,
  };
}

/** The nodes of each group in ascending order: those of group g are `nodes[starts[g], starts[g + 1])`. */
export function membersBy(groups: Int32Array, count: number): { starts: Int32Array; nodes: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const group of groups) starts[group + 1] = (starts[group + 1] as number) + 1;
  for (let group = 0; group < count; group += 1)
    starts[group + 1] = (starts[group + 1] as number) + (starts[group] as number);
  const next = starts.slice(0, count);
  const nodes = new Int32Array(groups.length);
  for (let node = 0; node < groups.length; node += 1) {
    const group = groups[node] as number;
    const place = next[group] as number;
    nodes[place] = node;
    next[group] = place + 1;
  }
  return { starts, nodes };
}
