import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ticketContractsOf } from "../evidence/chain/ticket-contracts.ts";
import { checkServedEvidence } from "../evidence/check-served-evidence.ts";
import { readWorldNetwork } from "./world-network.ts";
import { writeNetworkFile } from "./write-network-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "network-"));
  mkdirSync(join(folder, "chain"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: object, mark = "") =>
  writeFileSync(join(folder, "chain", name), mark + JSON.stringify(content));
const contract = (template: string, address: string, startBlock: number) => ({
  template,
  address,
  startBlock,
});
const META = { chainId: 7, factory: "0xf", market: "0xm", blocks: 3 };
const OWN = {
  network: "own",
  chainId: 9,
  contracts: [contract("TicketMarket", "0xM2", 500), contract("EventTickets", "0xE1", 400)],
};

test("a world's own network file comes before its meta.json, and is what the indexer gets", () => {
  write("meta.json", META);
  expect(readWorldNetwork(folder)).toMatchObject({ chainId: 7, startBlock: 0, file: null });
  write("network.json", OWN, "\uFEFF");
  const path = join(folder, "copy.json");
  const network = writeNetworkFile(folder, path);
  expect(network).toMatchObject({ chainId: 9, startBlock: 400 });
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(OWN);
  expect(ticketContractsOf(network)).toEqual({ factories: [], others: ["0xm2", "0xe1"], startBlock: 400 });
});

test("a network file without contracts, and a world without any, are refused", () => {
  expect(() => writeNetworkFile(folder, join(folder, "copy.json"))).toThrow(/Nothing names the contracts/);
  write("network.json", { mainnet: { TicketFactory: { address: "0x1" } } });
  expect(() => readWorldNetwork(folder)).toThrow(/list of contracts/);
});

test("without a chain that can be read there is no evidence, and the log says why", async () => {
  const lines: string[] = [];
  const check = () =>
    checkServedEvidence({
      folder,
      exportsFolder: folder,
      rpc: "http://127.0.0.1:9",
      log: (line) => lines.push(line),
    });
  expect(await check()).toBeNull();
  write("network.json", { ...OWN, contracts: [contract("PublicLock", "0x1", 1)] });
  expect(await check()).toBeNull();
  write("network.json", OWN);
  expect(await check()).toBeNull();
  expect(lines).toEqual([
    expect.stringMatching(/nothing names its contracts/),
    expect.stringMatching(/contracts of other kinds/),
    expect.stringMatching(/cannot be read/),
  ]);
});
