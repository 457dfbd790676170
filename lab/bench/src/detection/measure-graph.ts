import { clusterGraph } from "@facevalue/workers";
import { printFigures } from "../figure.ts";
import { plantGraph, recoveredShare } from "./planted-graph.ts";

/** Clustering alone, on a graph with planted groups, whose recovery shows that the work was done. */
export function measureGraph(edges: number, seed: number): void {
  const graph = plantGraph(edges, seed);
  const cpu = process.cpuUsage();
  const started = performance.now();
  const clusters = clusterGraph(graph);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const figures = [
    { name: "detection.cluster", value: seconds, unit: "s" },
    { name: "detection.cluster.cpu", value: (user + system) / 1e6, unit: "CPU s" },
    { name: "detection.cluster.recovered", value: recoveredShare(graph, clusters), unit: "share of edges" },
    { name: "detection.cluster.memory", value: process.resourceUsage().maxRSS / 1024, unit: "MB" },
  ];
  printFigures(figures, { n: edges, config: { seed, nodes: graph.nodeCount } });
}
