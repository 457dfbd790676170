import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestDatabase } from "@facevalue/db/testing";
import { checkWorldEvidence } from "@facevalue/eval/evidence";
import { type LedgerCounts, readLedgerCounts } from "@facevalue/season/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { facevalue, type Running, runFacevalue, startFacevalue } from "./support/facevalue.ts";
import { rpc } from "./support/rpc-batch.ts";
import { emptyDatabase } from "./support/season-world.ts";

const folder = mkdtempSync(join(tmpdir(), "world-"));
let server: Running;
let url: string;
let database: TestDatabase;
let written: { blocks: number; transactions: number; logs: number };

beforeAll(async () => {
  written = JSON.parse(await facevalue("season", "--out", folder, "--seed", "11", "--scale", "small"));
  server = startFacevalue(["season", "--serve", folder, "--port", "0"]);
  url = await server.saysOnStderr(/(http:\/\/127\.0\.0\.1:\d+)/);
  database = await emptyDatabase();
  const chain = ["--rpc", url, "--network-file", join(folder, "chain/network.json")];
  const target = ["--database", database.url, "--to-block", String(written.blocks - 1)];
  await facevalue("index", ...chain, ...target);
});

afterAll(async () => {
  server?.process.kill("SIGTERM");
  await server?.finished;
  await database?.drop();
  rmSync(folder, { recursive: true });
});

interface CountRow {
  readonly event: string;
  readonly primary: number;
  readonly complimentary: number;
  readonly resold: number;
}

async function indexedCounts(): Promise<Map<string, LedgerCounts>> {
  const { rows } = await database.pool.query<CountRow>(`
    select '0x' || encode(e.contract, 'hex') || '/' || e.event_id as event,
      (count(s.id) filter (where s.kind::text = 'PRIMARY' and s.price > 0))::int as primary,
      (count(s.id) filter (where s.kind::text = 'PRIMARY' and s.price = 0))::int as complimentary,
      (count(s.id) filter (where s.kind::text = 'SECONDARY'))::int as resold
    from chain_31337.event e left join chain_31337.sale s on s.event = e.id
    where upper_inf(e.block_range) group by e.contract, e.event_id`);
  return new Map(rows.map(({ event, ...counts }) => [event, counts]));
}

test("what the product indexes of a served world is what the world says has happened", async () => {
  const ledger = readLedgerCounts(folder);
  expect(await indexedCounts()).toEqual(ledger);
  const sum = (of: (counts: LedgerCounts) => number) =>
    [...ledger.values()].reduce((all, one) => all + of(one), 0);
  expect(sum(({ primary }) => primary)).toBeGreaterThan(300);
  expect(sum(({ resold }) => resold)).toBeGreaterThan(10);
  expect(sum(({ complimentary }) => complimentary)).toBeGreaterThan(0);
});

test("the audit finds that the served contracts say the same of every ticket", async () => {
  const { code, stdout, stderr } = await runFacevalue(["audit", "--rpc", url, "--database", database.url]);
  expect(code, stdout + stderr).toBe(0);
});

test("every reason that detection gives follows from the logs of the chain alone", async () => {
  const target = ["--database", database.url];
  await facevalue("fund-trace", "--rpc", url, ...target, "--from-block", "1");
  await facevalue("labels", join(folder, "chain/labels.csv"), "--chain", "31337", ...target);
  const rates = ["--rates", join(folder, "chain/rates.csv")];
  await facevalue("work", ...target, ...rates, "--detection", "--until-idle");
  const exportsFolder = join(folder, "exports");
  mkdirSync(exportsFolder);
  const flags = await facevalue("export", "flags", ...target, "--format", "ndjson", "--all");
  writeFileSync(join(exportsFolder, "flags.ndjson"), flags);

  const evidence = await checkWorldEvidence({ folder, exportsFolder, rpc: url });
  expect(evidence?.problems).toEqual([]);
  const counts = Object.values(evidence?.byCode ?? {});
  const sum = (key: keyof (typeof counts)[number]) => counts.reduce((all, each) => all + each[key], 0);
  expect(sum("reasons")).toBeGreaterThan(100);
  expect(sum("reasonsReproduced") + sum("contextOnly")).toBe(sum("reasons"));
  expect(sum("rowsReproduced")).toBe(sum("rows"));
  expect(sum("percentilesRight")).toBe(sum("reasons"));
  const labelled = `select from metrics.wallet_role where rules @> '[{"rule": "LABELLED"}]'`;
  expect((await database.pool.query(labelled)).rowCount).toBeGreaterThan(3);
});

test("a season by number and a world by name are not mixed up", async () => {
  expect(await rpc(url, "eth_blockNumber")).toBe(`0x${(written.blocks - 1).toString(16)}`);
  const refused = async (...args: string[]) => {
    const { code, stderr } = await runFacevalue(["season", ...args]);
    expect(code).toBe(1);
    return stderr;
  };
  expect(await refused("--out", join(folder, "other"), "--scale", "0.5")).toContain("small, medium or large");
  expect(await refused("--rpc", url, "--scale", "small")).toContain("--out");
  expect(await refused("--out", folder, "--serve", folder)).toContain("either --out or --serve");
  expect(await refused("--serve", join(folder, "nowhere"))).toContain("holds no complete world");
  expect(await refused("--out", folder, "--parameters", join(folder, "chain/meta.json"))).toContain(
    "it names version",
  );
});
