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

test("the product's clusters: a hub joins nobody, two dense groups with one edge between them stay two", async () => {
  const members = (name: string) => Array.from({ length: 8 }, (_, place) => `${name}${place}`);
  const groups = ["p", "q", "r", "s"].map(members);
  const dense = groups.flatMap((names) =>
    names.flatMap((one, place) => names.slice(place + 1).map((other) => `${one},${other}`)),
  );
  const between = ["p0,q0", "q1,r1", "r2,s2"];
  const hub = [...groups.flat(), ...Array.from({ length: 30 }, (_, place) => `other${place}`)].map(
    (name) => `hub,${name}`,
  );
  const figures = await measureGraphFiles({
    edges: write("groups.csv", [...dense, ...between, ...hub].join("\n")),
    labels: write(
      "groups-labels.csv",
      groups.flatMap((names, at) => names.map((name) => `${name},${at}`)).join("\n"),
    ),
    clusters: null,
  });
  const values = new Map(figures.map(({ name, value }) => [name, value]));
  expect(values.get("graph.product.b_cubed_f1")).toBe(1);
  expect(values.get("graph.connected_components.b_cubed_precision")).toBeLessThan(0.3);
});

test("a weight that is no number is refused in one line", async () => {
  const edges = write("bad.csv", "a,b,heavy\n");
  const labels = write("labels.csv", "a,1\n");
  await expect(measureGraphFiles({ edges, labels, clusters: null })).rejects.toThrow(/heavy/);
});
