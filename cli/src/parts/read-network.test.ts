import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readNetwork } from "./read-network.ts";

const address = `0x${"1".repeat(40)}`;
const listed = {
  network: "matic",
  chainId: 137,
  contracts: [{ template: "Tickets", address, startBlock: 5 }],
};

function write(json: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "facevalue-network-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "network.json");
  writeFileSync(file, JSON.stringify(json));
  return file;
}

test("the format of graph-cli gives overrides", () => {
  const file = write({ matic: { Tickets: { address } }, contracts: { Tickets: { startBlock: 1 } } });
  expect(readNetwork(file, "matic")).toEqual({ name: "matic", overrides: { Tickets: { address } } });
  expect(readNetwork(file, "contracts").overrides).toEqual({ Tickets: { startBlock: 1 } });
});

test("a list of contracts gives these, for its network only", () => {
  const file = write(listed);
  const contracts = [{ name: "Tickets", template: "Tickets", address, startBlock: 5, context: {} }];
  const expected = { name: "matic", overrides: {}, listed: { chainId: 137, contracts } };
  expect(readNetwork(file, undefined)).toEqual(expected);
  expect(readNetwork(file, "matic")).toEqual(expected);
  expect(() => readNetwork(file, "mainnet")).toThrow(/it is for "matic", not for "mainnet"/);
});

test("mistakes are told with file and path", () => {
  const file = write({ ...listed, chainId: "137" });
  expect(() => readNetwork(file, undefined)).toThrow(
    expect.objectContaining({
      code: "BAD_CONFIGURATION",
      message: expect.stringMatching(/network\.json cannot be used: chainId: /) as string,
    }),
  );
});
