import { createRandom } from "../chain/random.ts";

export interface PlantedGraph {
  readonly nodeCount: number;
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly weight: Float64Array;
  /** Which group each node was put into. */
  readonly group: Int32Array;
}

/** Groups of 10 to 400 nodes; of a node's edges most lead into its own group, and those weigh more. */
export function plantGraph(edgeCount: number, seed: number): PlantedGraph {
  const random = createRandom(seed);
  const nodeCount = Math.max(100, Math.floor(edgeCount / EDGES_PER_NODE));
  const group = new Int32Array(nodeCount);
  const starts: number[] = [0];
  for (let node = 0, number = 0; node < nodeCount; number += 1) {
    const size = 10 + Math.floor(390 * random() ** 3);
    const end = Math.min(nodeCount, node + size);
    group.fill(number, node, end);
    node = end;
    starts.push(end);
  }
  const first = new Int32Array(edgeCount);
  const second = new Int32Array(edgeCount);
  const weight = new Float64Array(edgeCount);
  // Numbers are scattered, as the wallets of one hand are over a chain.
  const numbers = scatter(nodeCount, random);
  for (let edge = 0; edge < edgeCount; edge += 1) {
    const node = Math.floor(random() * nodeCount);
    const own = group[node] as number;
    const isInside = random() < INSIDE;
    const from = isInside ? (starts[own] as number) : 0;
    const to = isInside ? (starts[own + 1] as number) : nodeCount;
    first[edge] = numbers[node] as number;
    second[edge] = numbers[from + Math.floor(random() * (to - from))] as number;
    weight[edge] = isInside ? 4 + 8 * random() : 4 + random();
  }
  const scattered = new Int32Array(nodeCount);
  for (let node = 0; node < nodeCount; node += 1) scattered[numbers[node] as number] = group[node] as number;
  return { nodeCount, first, second, weight, group: scattered };
}

const EDGES_PER_NODE = 12;
const INSIDE = 0.85;

function scatter(count: number, random: () => number): Int32Array {
  const numbers = Int32Array.from({ length: count }, (_, node) => node);
  for (let node = count - 1; node > 0; node -= 1) {
    const other = Math.floor(random() * (node + 1));
    const kept = numbers[node] as number;
    numbers[node] = numbers[other] as number;
    numbers[other] = kept;
  }
  return numbers;
}

/** Share of a sample of edges within planted groups whose ends are clustered together. */
export function recoveredShare({ first, second, group }: PlantedGraph, clusters: Int32Array): number {
  let within = 0;
  let together = 0;
  for (let edge = 0; edge < first.length; edge += SAMPLE_STEP) {
    const [from, to] = [first[edge] as number, second[edge] as number];
    if (group[from] !== group[to] || from === to) continue;
    within += 1;
    if (clusters[from] === clusters[to]) together += 1;
  }
  return within === 0 ? 1 : together / within;
}

const SAMPLE_STEP = 7;
