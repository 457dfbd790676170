import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { measureGraphFiles } from "./measure-graph-files.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "graph-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test("components of a plain graph by hand; nodes without a label do not count", async () => {
  const figures = await measureGraphFiles({
    edges: write("edges.csv", "first,second\nA,b\nb,x\nc,d\n"),
    labels: write("labels.csv", "node,cluster\na,1\nb,1\nc,2\nd,3\n"),
    clusters: write("clusters.csv", "a,p\nb,p\nc,q\nd,r\n"),
  });
  const values = new Map(figures.map(({ name, value }) => [name, value]));
  expect(values.get("graph.connected_components.pairwise_precision")).toBe(1 / 2);
  expect(values.get("graph.connected_components.pairwise_recall")).toBe(1);
  expect(values.get("graph.connected_components.b_cubed_precision")).toBe(3 / 4);
  expect(values.get("graph.given.b_cubed_f1")).toBe(1);
});

test("a weight that is no number is refused in one line", async () => {
  const edges = write("bad.csv", "a,b,heavy\n");
  const labels = write("labels.csv", "a,1\n");
  await expect(measureGraphFiles({ edges, labels, clusters: null })).rejects.toThrow(/heavy/);
});
