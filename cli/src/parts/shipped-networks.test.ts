import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadBuild, withContracts } from "@facevalue/indexer";
import { expect, test } from "vitest";
import { shippedNetwork, shippedNetworkOfChain } from "./shipped-networks.ts";

const SUBGRAPH = join(import.meta.dirname, "../../../subgraph");
const names = readdirSync(join(SUBGRAPH, "networks")).map((file) => file.replace(/\.json$/, ""));

test("every network is known by its name and by its chain, and its contracts fit the subgraph", async () => {
  const build = await loadBuild(join(SUBGRAPH, "build"));
  expect(names).toContain("mainnet");
  for (const name of names) {
    const network = shippedNetwork(name);
    expect(network.name).toBe(name);
    const { chainId = -1, contracts = [] } = network.listed ?? {};
    expect(shippedNetworkOfChain(chainId)).toEqual(network);
    const { dataSources } = withContracts(build, contracts);
    expect(dataSources).toHaveLength(contracts.length);
  }
});

test("an unknown network or chain is refused with what to do", () => {
  expect(() => shippedNetwork("atlantis")).toThrow(
    /"atlantis" are known: use one of .*mainnet.*--network-file/,
  );
  expect(() => shippedNetworkOfChain(987_654)).toThrow(
    /No contracts on chain 987654 are known.*--network-file/,
  );
});
