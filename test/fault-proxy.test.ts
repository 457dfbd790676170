import type { TestDatabase } from "@facevalue/db/testing";
import { arbitraryFault, type Fault } from "@facevalue/indexer/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectFailure } from "./support/expect-failure.ts";
import { type Finished, startFacevalue } from "./support/facevalue.ts";
import {
  type FaultySeason,
  openFaultySeason,
  readSeasonDigest,
  type SeasonProxies,
} from "./support/faulty-season.ts";
import { emptyDatabase } from "./support/season-world.ts";

const RUNS = Number(process.env.FACEVALUE_FAULTS ?? 3);
const SEED = Number(process.env.FACEVALUE_SEED ?? 1);
const LIMIT_MS = 90_000;
let season: FaultySeason;

beforeAll(async () => {
  season = await openFaultySeason(0.1);
});

afterAll(() => season?.close());

const fault = arbitraryFault({ delayMs: 300, rangeBlocks: 60, moreLies: ["left out"] });

const faults = fc.array(fault, { minLength: 4, maxLength: 12 });

interface Bed extends SeasonProxies {
  readonly database: TestDatabase;
}

async function openBed(): Promise<Bed> {
  const database = await emptyDatabase();
  const proxies = await season.openProxies();
  return { ...proxies, database };
}

/** Runs the indexer; one that does not end is killed and fails. */
async function index({ indexArguments, database }: Bed): Promise<Finished> {
  const indexer = startFacevalue(indexArguments(database.url));
  const timer = setTimeout(() => indexer.process.kill("SIGKILL"), LIMIT_MS);
  const finished = await indexer.finished;
  clearTimeout(timer);
  expect(finished.signal, `indexing hangs: ${finished.stderr}`).toBeNull();
  return finished;
}

async function expectSeason({ database }: Bed, about?: string): Promise<void> {
  expect(await readSeasonDigest(database.pool), about).toBe(season.digest);
}

/** Once both nodes are mended, indexing goes on from where it stopped to the right end. */
async function expectMended(bed: Bed): Promise<void> {
  for (const proxy of bed.proxies) proxy.schedule([]);
  const finished = await index(bed);
  expect(finished.code, finished.stderr).toBe(0);
  await expectSeason(bed);
}

const scenarios = fc.sample(fc.tuple(faults, faults), { numRuns: RUNS, seed: SEED });

test.concurrent.each(scenarios)(
  "whatever two nodes do for a while, the tables are those of a run without faults (%#)",
  { timeout: 2 * LIMIT_MS },
  async (first, second) => {
    const bed = await openBed();
    bed.proxies[0].schedule(first);
    bed.proxies[1].schedule(second);
    const finished = await index(bed);
    if (finished.code === 0) await expectSeason(bed, JSON.stringify({ first, second }));
    else {
      expectFailure(finished, 75, /127\.0\.0\.1/);
      await expectMended(bed);
    }
    await close(bed);
  },
);

interface Lasting {
  readonly answers: string;
  readonly lie: Fault;
  /** So many answers are right before. */
  readonly after: number;
  readonly code: 1 | 75;
  readonly cause: RegExp;
}

const lasting: readonly Lasting[] = [
  {
    answers: "come from another chain",
    lie: { kind: "from", node: "foreign" },
    after: 4,
    code: 1,
    cause: /serves chain 5\b.*\b31337\b/,
  },
  {
    answers: "have logs out of range",
    lie: { kind: "logs", lie: "out of range" },
    after: 4,
    code: 75,
    cause: /got one of block 16777215/,
  },
];

test.concurrent.each(lasting)(
  "when answers $answers for good, indexing ends with that cause",
  { timeout: 2 * LIMIT_MS },
  async ({ lie, after, code, cause }) => {
    const bed = await openBed();
    const right = Array.from<Fault>({ length: after }).fill({ kind: "none" });
    for (const proxy of bed.proxies) proxy.schedule(right, lie);
    expectFailure(await index(bed), code, cause);
    await expectMended(bed);
    await close(bed);
  },
);

test.concurrent("logs that both nodes leave out of single blocks are proven by receipts", async () => {
  const bed = await openBed();
  for (const proxy of bed.proxies) proxy.schedule([], { kind: "logs", lie: "left out" });
  const finished = await index(bed);
  expect(finished.code, finished.stderr).toBe(0);
  await expectSeason(bed);
  await close(bed);
});

async function close(bed: Bed): Promise<void> {
  await bed.close();
  await bed.database.drop();
}
