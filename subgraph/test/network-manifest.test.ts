import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { networkManifest } from "@facevalue/indexer";
import { expect, test } from "vitest";
import { parse } from "yaml";

const FOLDER = join(import.meta.dirname, "..");
const manifest = readFileSync(join(FOLDER, "subgraph.yaml"), "utf8");
const files = readdirSync(join(FOLDER, "networks"));

interface Source {
  readonly name: string;
  readonly network: string;
  readonly source: Readonly<Record<string, unknown>>;
  readonly mapping: { readonly apiVersion: string };
}

test.each(files)(
  "the manifest of %s lists the file's contracts and needs nothing newer than 1.3.0",
  (file) => {
    const json = JSON.parse(readFileSync(join(FOLDER, "networks", file), "utf8"));
    const made = parse(networkManifest(manifest, json));
    expect(made.specVersion).toBe("1.3.0");
    expect(made.features ?? []).toEqual([]);
    const sources = made.dataSources as Source[];
    expect(sources.map(({ source }) => [source.address, source.startBlock])).toEqual(
      json.contracts.map((contract: { address: string; startBlock: number }) => [
        contract.address.toLowerCase(),
        contract.startBlock,
      ]),
    );
    expect(new Set(sources.map(({ name }) => name)).size).toBe(sources.length);
    for (const { network, mapping } of [...sources, ...made.templates]) {
      expect(network).toBe(json.network);
      expect(mapping.apiVersion).toBe("0.0.9");
    }
  },
);

test("a network's manifest builds with graph-cli", { timeout: 300_000 }, () => {
  const script = join(FOLDER, "../scripts/build-network.ts");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, "matic"], { encoding: "utf8" });
  expect(status, `${stdout}${stderr}`).toBe(0);
  const built = parse(readFileSync(join(FOLDER, "builds/matic/subgraph.yaml"), "utf8"));
  for (const { mapping } of built.dataSources) {
    expect(existsSync(join(FOLDER, "builds/matic", mapping.file))).toBe(true);
  }
});
