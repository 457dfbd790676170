import { join } from "node:path";
import { type EthereumCall, loadBuild } from "@facevalue/indexer/testing";
import fc from "fast-check";
import { encodeAbiParameters, type Hex, keccak256, parseAbiParameters } from "viem";
import { beforeAll, expect, test } from "vitest";
import { arbitraryAccount, arbitraryLog, arbitraryMoney } from "./arbitrary-logs.ts";
import { SubgraphFixture } from "./subgraph-fixture.ts";
import { type LogSpec, TOKEN } from "./ticket-logs.ts";

type Build = Awaited<ReturnType<typeof loadBuild>>;

let build: Build;
let contracts: { name: string; template: string; address: string; startBlock: number }[];
let blocks: fc.Arbitrary<LogSpec[][][]>;
let oneOfEach: fc.Arbitrary<LogSpec>[];

beforeAll(async () => {
  build = await loadBuild(join(import.meta.dirname, "../build"));
  contracts = build.templates.map(({ name }, index) => {
    const address = `0x${(0xd0 + index).toString(16).repeat(20)}`;
    return { name, template: name, address, startBlock: 0 };
  });
  const account = arbitraryAccount([...contracts.map(({ address }) => address), TOKEN]);
  oneOfEach = build.templates.flatMap(({ mapping }, index) =>
    mapping.eventHandlers.map(({ event }) => arbitraryLog(contracts[index]?.address ?? "", event, account)),
  );
  const log = fc.oneof(
    { weight: 4, arbitrary: fc.oneof(...oneOfEach) },
    { weight: 1, arbitrary: arbitraryMoney(TOKEN, account) },
  );
  const transaction = fc.array(log, { minLength: 1, maxLength: 6 });
  blocks = fc.array(fc.array(transaction, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 });
});

/** Contracts answer at random, but the same question alike: nothing, a number, a text, or a receiver and an amount. */
const ethereumCall: EthereumCall = async ({ to, data }) => {
  const kind = Number(BigInt(keccak256(`${to}${data.slice(2)}` as Hex)) % 5n);
  if (kind === 0) return { reverted: true, data: "0x" };
  if (kind === 1) return { reverted: false, data: "0x" };
  if (kind === 2)
    return { reverted: false, data: encodeAbiParameters(parseAbiParameters("uint256"), [2n ** 255n]) };
  if (kind === 3)
    return { reverted: false, data: encodeAbiParameters(parseAbiParameters("string"), ["Name"]) };
  const pair = encodeAbiParameters(parseAbiParameters("address, uint256"), [TOKEN, 7n]);
  return { reverted: false, data: pair };
};

async function run(chain: readonly (readonly LogSpec[][])[]): Promise<ReadonlyMap<string, number>> {
  const handled = new Map<string, number>();
  const fixture = await SubgraphFixture.start({
    contracts,
    ethereumCall,
    onHandler: (source, handler) => {
      const key = `${source}.${handler}`;
      handled.set(key, (handled.get(key) ?? 0) + 1);
    },
  });
  for (const [index, transactions] of chain.entries()) await fixture.run(index + 1, transactions);
  for (const { quantity } of fixture.rows("Holding"))
    expect(BigInt(String(quantity))).toBeGreaterThanOrEqual(0n);
  for (const { price, royalty, fee, proceeds } of fixture.rows("Sale")) {
    if ([price, royalty, fee, proceeds].includes(null)) continue;
    const sum = [royalty, fee, proceeds].reduce<bigint>((total, part) => total + BigInt(String(part)), 0n);
    expect(sum).toBe(BigInt(String(price)));
  }
  return handled;
}

test("no log of any contract ends a handler, and every price is the sum of its parts", {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(blocks, async (chain) => void (await run(chain))),
    { numRuns: 150 },
  );
});

test("every handler of the manifest is run", { timeout: 120_000 }, async () => {
  const logs = oneOfEach.flatMap((arbitrary) => fc.sample(arbitrary, { numRuns: 3, seed: 1 }));
  const handled = await run(logs.map((log) => [[log]]));
  const handlers = build.templates.flatMap(({ name, mapping }) =>
    mapping.eventHandlers.map(({ handler }) => `${name}.${handler}`),
  );
  const lines = [...new Set(handlers)].map((handler) => `${handled.get(handler) ?? 0} × ${handler}`);
  process.stdout.write(`Handlers run:\n${lines.join("\n")}\n`);
  expect(handlers.filter((handler) => !handled.has(handler))).toEqual([]);
});
