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

const valuesOf = async (edges: string, labels: string, clusters: string | null = null) => {
  const figures = await measureGraphFiles({
    edges: write("given-edges.csv", edges),
    labels: write("given-labels.csv", labels),
    clusters: clusters === null ? null : write("given-clusters.csv", clusters),
  });
  return new Map(figures.map(({ name, value, n }) => [name, { value, n }]));
};

test("a node without edges is alone, also where its name is a number that a cluster might have", async () => {
  const figures = await valuesOf("10,11", "0,A\n10,B\n11,B", "10,0\n11,0");
  for (const name of ["product", "given", "connected_components"])
    expect(figures.get(`graph.${name}.pairwise_precision`)).toEqual({ value: 1, n: 3 });
});

test.each([
  ["semicolons", "a;b\nc;d", "a;1\nb;1\nc;2\nd;2"],
  ["tabs", "a\tb\nc\td", "a\t1\nb\t1\nc\t2\nd\t2"],
  [
    "a mark, quotes and line ends of two characters",
    '\uFEFF"a","b"\r\n"c",d\r\n',
    '"a","1"\r\nb,1\r\nc,2\r\nd,2',
  ],
  ["names in another order", "time,To,weight,FROM\n7,a,1,b\n8,d,1,c", "entity,wallet\n1,a\n1,b\n2,c\n2,d"],
  ["names of other tools", "wallet_a,wallet_b\na,b\nc,d", "id,type,label\na,x,1\nb,y,1\nc,z,2\nd,x,2"],
  ["four columns without names, the third no weight", "a,b,1e12,z\nc,d,1e12,z", "a,1\nb,1\nc,2\nd,2"],
  ["links of weight 0", "a,b,1\nc,d,1\nb,c,0", "a,1\nb,1\nc,2\nd,2"],
  ["nodes without a cluster", "a,b\nc,d\nx,d", "a,1\nb,1\nc,2\nd,2\nx,"],
])("files with %s", async (_, edges, labels) => {
  const figures = await valuesOf(edges, labels);
  expect(figures.get("graph.connected_components.b_cubed_f1")).toEqual({ value: 1, n: 4 });
});

const LABELS = "a,1\nb,1\n";
test.each([
  ["a weight that is no number", "a,b,heavy", LABELS, /heavy/],
  ["a time for a weight", "a,b,1700000000", LABELS, /1700000000/],
  ["a row of another length", "a,b\nb,a,2", LABELS, /Line 2 .* 3 fields, not 2/],
  ["a quote without end", 'a,"b', LABELS, /quote in line 1/],
  ["one known column of two", "source,x\na,b", LABELS, /call them first and second/],
  ["no delimiter", "a b", LABELS, /one field/],
  ["nobody's name", "a,b\n,b", LABELS, /Line 2 .* column 1/],
  ["labels of another graph", "a,b", "a,1\nc,1\nd,2", /Only 1 of 3/],
  ["columns of labels exchanged", "a,b", "1,a\n1,b", /column order node, cluster/],
  ["labels that are all distinct", "a,b", "a,1\nb,2", /column order node, cluster/],
])("refused in one line: %s", async (_, edges, labels, problem) => {
  await expect(valuesOf(edges, labels)).rejects.toThrow(problem);
});
