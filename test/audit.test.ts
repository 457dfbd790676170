import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startAnvil } from "@facevalue/contracts/testing";
import { erc721Calls, transact } from "@facevalue/contracts/testing/markets";
import { silentLogger } from "@facevalue/core";
import type { TestDatabase } from "@facevalue/db/testing";
import { createRpcClient, type RpcClient } from "@facevalue/rpc";
import {
  type AuditField,
  type AuditOptions,
  type AuditReport,
  keepAuditing,
  runAudit,
} from "@facevalue/workers";
import { type Address, encodeFunctionData, parseAbi, toFunctionSelector } from "viem";
import { readContract } from "viem/actions";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { SELECTORS } from "../workers/src/audit/encode-call.ts";
import { type AuditWorld, openAuditWorld } from "./support/audit-world.ts";
import { runFacevalue } from "./support/facevalue.ts";
import { type Call, type Lie, Refusal, startLyingRpc } from "./support/lying-rpc.ts";
import { rpc as rpcCall } from "./support/rpc-batch.ts";
import { emptyDatabase } from "./support/season-world.ts";

let folder: string;
let world: AuditWorld;
let database: TestDatabase;
let rpc: RpcClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "audit-"));
  world = await openAuditWorld(folder);
  database = await emptyDatabase();
  await world.index(database.url);
  rpc = createRpcClient({ urls: [world.rpcUrl], logger: silentLogger });
});

afterAll(async () => {
  rpc?.close();
  await database?.drop();
  await world?.anvil.stop();
  rmSync(folder, { recursive: true, force: true });
});

function audit(options: Partial<AuditOptions> = {}): Promise<AuditReport> {
  return runAudit({
    db: database.db,
    rpc,
    logger: silentLogger,
    size: null,
    seed: "seed",
    retryMs: 10,
    ...options,
  });
}

const lower = (address: string) => address.toLowerCase();
const sumOf = (report: AuditReport, field: AuditField) =>
  report.contracts.reduce((sum, { fields }) => sum + (fields[field]?.equal ?? 0), 0);

/** An audit through an RPC that tells `lie`. */
async function auditThrough(lie: Lie, options: Partial<AuditOptions> = {}): Promise<AuditReport> {
  const proxy = await startLyingRpc(world.rpcUrl, lie);
  const client = createRpcClient({
    urls: [proxy.url],
    logger: silentLogger,
    maxAttempts: 2,
    timeoutMs: 250_000,
  });
  try {
    return await audit({ rpc: client, ...options });
  } finally {
    client.close();
    proxy.stop();
  }
}

const isCallAt = ({ method, params }: Call, hash: string) =>
  method === "eth_call" && (params[1] as { blockHash?: string }).blockHash === hash;

test("tickets of every family are as the chain has them", async () => {
  const report = await audit();
  expect(report.differences).toEqual([]);
  expect(report).toMatchObject({ isFinalized: true, chainId: 31337, schema: "chain_31337" });
  expect(report.sample).toMatchObject({ mode: "all", seed: null, rateBelow: "0.000000000000000000" });
  const { totals, contracts } = report;
  expect(totals.checked).toBe(totals.equal);
  expect(contracts.reduce((sum, { checked }) => sum + checked, 0)).toBe(totals.checked);

  const abi = parseAbi(["function totalMinted() view returns (uint256)"]);
  let minted = 0n;
  for (const address of world.season.contracts) {
    minted += await readContract(world.client, { address, abi, functionName: "totalMinted" });
  }
  // 4 plain, 4 with a status, 6 of GET and 6 of each lock; 3 holdings.
  expect(sumOf(report, "owner")).toBe(Number(minted) + 4 + 4 + 6 + 18);
  expect(sumOf(report, "quantity")).toBe(3);
  expect(report.sample.population).toBe(Number(minted) + 32 + 3);
  expect(sumOf(report, "status")).toBe(Number(minted) + 4 + 6 + 15);
  expect(sumOf(report, "supply")).toBe(world.season.contracts.length + 3);
});

test("what a contract has no answer to is neither equal nor different", async () => {
  const { contracts } = await audit();
  const silent = new Map(contracts.map(({ contract, fields }) => [contract, fields]));
  const unanswered = (count: number) => ({ checked: 0, equal: 0, different: 0, notAnswered: count });
  expect(silent.get(lower(world.plain))).toMatchObject({ status: unanswered(4), supply: unanswered(1) });
  expect(silent.get(lower(world.status))).toMatchObject({ supply: unanswered(1) });
  expect(silent.get(lower(world.amounts))).toMatchObject({ supply: unanswered(2) });
  expect(contracts.every(({ hasCode }) => hasCode === true)).toBe(true);
});

test("a sample is drawn by its seed, and visits every contract", async () => {
  const [first, again, other] = [
    await audit({ size: 20, seed: "a" }),
    await audit({ size: 20, seed: "a" }),
    await audit({ size: 20, seed: "b" }),
  ];
  expect(again.contracts).toEqual(first.contracts);
  expect(other.contracts).not.toEqual(first.contracts);
  for (const { sample, contracts, totals } of [first, other]) {
    expect(sample).toMatchObject({ mode: "sample", drawn: 20, rateBelow: "0.150000000000000000" });
    expect(contracts).toHaveLength(world.season.contracts.length + 7);
    expect(contracts.every(({ fields }) => fields.owner ?? fields.quantity)).toBe(true);
    expect(totals.different).toBe(0);
  }
});

test("the command writes a report, stores the run and ends with 0", async () => {
  const file = join(folder, "report.json");
  const args = ["audit", "--rpc", world.rpcUrl, "--database", database.url];
  const { code, stdout } = await runFacevalue([...args, "--sample", "30", "--seed", "x", "--report", file]);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^Audit of chain 31337 at final block \d+: .* \(seed x\); \d+ figures compared, 0 different/,
  );
  const report = JSON.parse(readFileSync(file, "utf8")) as AuditReport;
  const { rows } = await database.pool.query(
    "select block::int, mode, seed, checked_count::int as checked, difference_count::int as different from ops.audit_run",
  );
  const { checked } = report.totals;
  expect(rows).toEqual([{ block: report.block, mode: "sample", seed: "x", checked, different: 0 }]);
});

test("without an RPC the command ends with 75, with another chain's with 1", async () => {
  const away = await runFacevalue(["audit", "--rpc", "http://127.0.0.1:9", "--database", database.url]);
  expect(away).toMatchObject({ code: 75, stderr: expect.stringContaining("127.0.0.1:9") });
  const other = await startAnvil({ chainId: 4711 });
  const wrong = await runFacevalue(["audit", "--rpc", other.url, "--database", database.url]);
  await other.stop();
  expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining("no tables of chain 4711") });
});

test("an RPC that lies about an owner is contradicted by the tables", async () => {
  const thief = `0x${"00".repeat(12)}${"66".repeat(20)}`;
  const owned = encodeFunctionData({
    abi: parseAbi(["function ownerOf(uint256) view returns (address)"]),
    args: [1n],
  });
  const lie: Lie = (result, { method, params }) => {
    const call = params[0] as { to: string; data: string };
    return method === "eth_call" && call.to === lower(world.plain) && call.data === owned ? thief : result;
  };
  const { differences, sample } = await auditThrough(lie);
  expect(differences).toEqual([
    {
      contract: lower(world.plain),
      tokenId: "1",
      of: null,
      field: "owner",
      indexed: lower(world.accounts[3] as string),
      chain: `0x${"66".repeat(20)}`,
    },
  ]);
  expect(sample.rateBelow).toBeNull();
});

test("an RPC of another history is no witness", async () => {
  const lie: Lie = (result, { method }) =>
    method === "eth_getBlockByNumber" ? { ...(result as object), hash: `0x${"ab".repeat(32)}` } : result;
  await expect(auditThrough(lie)).rejects.toMatchObject({ code: "RPC_INCONSISTENT", retryable: true });
});

test("a node without old state is asked at the newest block, and one without any said so of", async () => {
  const final = await audit({ size: 5 });
  const refuse: Lie = (result, call) =>
    isCallAt(call, final.blockHash) ? new Refusal("missing trie node 5e1f") : result;
  const report = await auditThrough(refuse);
  const head = Number(await rpcCall<string>(world.rpcUrl, "eth_blockNumber"));
  expect(report).toMatchObject({ block: head, isFinalized: false, differences: [] });

  const refuseAll: Lie = (result, { method }) =>
    method === "eth_call" ? new Refusal("missing trie node 5e1f") : result;
  await expect(auditThrough(refuseAll)).rejects.toMatchObject({
    code: "RPC_FAILED",
    retryable: true,
    message: expect.stringMatching(/keeps no state of the last indexed block/),
  });
  await expect(auditThrough(refuse, { block: final.block })).rejects.toMatchObject({
    code: "RPC_FAILED",
    retryable: false,
  });
});

test("a block whose state the tables do not have is refused", async () => {
  await expect(audit({ block: 1 })).rejects.toMatchObject({ code: "HISTORY_PRUNED" });
  await expect(audit({ block: 10_000_000 })).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
});

test("a reorg under the audit is noticed, and the audit made anew on the chain's new blocks", async () => {
  const [, , ann, bob] = world.accounts as [Address, Address, Address, Address];
  await transact(world.client, ann, erc721Calls(world.plain)("transferFrom", [ann, bob, 2n]));
  const block = await world.index(database.url);
  const stale = await audit({ block });
  expect(stale.differences).toEqual([]);
  let followed: Promise<number> | undefined;
  const reorg = async () => {
    await rpcCall(world.rpcUrl, "anvil_reorg", 2, []);
    await rpcCall(world.rpcUrl, "evm_mine");
    return await world.index(database.url);
  };
  const lie: Lie = async (result, call) => {
    if (!isCallAt(call, stale.blockHash)) return result;
    followed ??= reorg();
    await followed;
    return result;
  };
  await expect(auditThrough(lie, { block })).resolves.toMatchObject({ differences: [] });
  expect(followed).toBeDefined();
  const anew = await audit({ block });
  expect(anew.blockHash).not.toBe(stale.blockHash);
  expect(anew.differences).toEqual([]);
});

test("a reorg that the indexer does not follow leaves no result", async () => {
  const [, , ann, bob] = world.accounts as [Address, Address, Address, Address];
  await transact(world.client, ann, erc721Calls(world.plain)("transferFrom", [ann, bob, 2n]));
  const block = await world.index(database.url);
  const { blockHash } = await audit({ block, size: 1 });
  let isGone = false;
  const lie: Lie = async (result, call) => {
    if (!isCallAt(call, blockHash) || isGone) return result;
    isGone = true;
    await rpcCall(world.rpcUrl, "anvil_reorg", 1, []);
    return result;
  };
  await expect(auditThrough(lie, { block })).rejects.toMatchObject({
    code: "RPC_INCONSISTENT",
    retryable: true,
  });
  await rpcCall(world.rpcUrl, "evm_mine");
  await world.index(database.url);
});

test("a contract without code answers nothing", async () => {
  const code = await rpcCall<string>(world.rpcUrl, "eth_getCode", world.plain, "latest");
  await rpcCall(world.rpcUrl, "anvil_setCode", world.plain, "0x");
  await rpcCall(world.rpcUrl, "evm_mine");
  const block = await world.index(database.url);
  const { contracts, totals } = await audit({ block });
  const gone = contracts.find(({ contract }) => contract === lower(world.plain));
  expect(gone).toMatchObject({ hasCode: false, checked: 0, equal: 0, different: 0, notAnswered: 9 });
  expect(totals.different).toBe(0);
  await rpcCall(world.rpcUrl, "anvil_setCode", world.plain, code);
});

test("audits are kept up until they are stopped, whatever becomes of one", async () => {
  const stop = new AbortController();
  const away = createRpcClient({ urls: ["http://127.0.0.1:9"], logger: silentLogger, maxAttempts: 1 });
  const chainId = vi.spyOn(rpc, "chainId").mockImplementationOnce(() => away.chainId());
  const count = async () =>
    (await database.pool.query<{ count: number }>("select count(*)::int from ops.audit_run")).rows[0]
      ?.count ?? 0;
  const before = await count();
  const kept = keepAuditing({
    db: database.db,
    rpc,
    logger: silentLogger,
    intervalMs: 10,
    size: 5,
    signal: stop.signal,
  });
  while ((await count()) < before + 2) await sleep(20);
  stop.abort();
  await kept;
  expect(chainId.mock.calls.length).toBeGreaterThan(2);
  chainId.mockRestore();
  away.close();
});

/** Changes rows behind the indexer's back, as a defect would; returns the token id of the row changed. */
async function tamper(statement: string, address: string): Promise<string> {
  const contract = Buffer.from(address.slice(2), "hex");
  const { rows } = await database.pool.query<{ token_id: string }>(statement, [contract]);
  expect(rows).toHaveLength(1);
  return rows[0]?.token_id ?? "";
}

test("every difference is named, stored, and makes the command end with 1", async () => {
  const reference = lower(world.season.contracts[0] as string);
  const { plain, status, amounts, get, locks } = world;
  const lock = lower(locks[2]?.address as string);
  const ids = {
    owner: await tamper(
      `update chain_31337.ticket set owner = '\\x99' where id = (select id from chain_31337.ticket
        where contract = $1 and upper_inf(block_range) order by id limit 1) and upper_inf(block_range) returning token_id`,
      reference,
    ),
    missing: await tamper(
      `delete from chain_31337.ticket where contract = $1 and token_id = 3 and upper_inf(block_range) returning token_id`,
      reference,
    ),
    issued: await tamper(
      `update chain_31337.ticket_type set issued_count = issued_count + 5, supply = supply + 2
        where substr(event, 1, 20) = $1 and tier_id = 1 and upper_inf(block_range) and event = (select id from chain_31337.event
          where contract = $1 and event_id = 1 and upper_inf(block_range)) returning tier_id as token_id`,
      reference,
    ),
  };
  await tamper(
    `update chain_31337.ticket set owner = decode(repeat('00', 20), 'hex') where contract = $1 and token_id = 4
      and upper_inf(block_range) returning token_id`,
    plain,
  );
  await tamper(
    `update chain_31337.ticket set status = 'VALID' where contract = $1 and token_id = 3 and upper_inf(block_range) returning token_id`,
    status,
  );
  await tamper(
    `update chain_31337.ticket set status = 'SCANNED' where contract = $1 and token_id = 4 and upper_inf(block_range) returning token_id`,
    get,
  );
  await tamper(
    `update chain_31337.holding set quantity = quantity + 1 where contract = $1 and token_id = 2 and upper_inf(block_range) returning token_id`,
    amounts,
  );
  await tamper(
    `update chain_31337.ticket set status = 'VALID', expires_at = expires_at + 5000000000 where contract = $1 and token_id = 3
      and upper_inf(block_range) returning token_id`,
    lock,
  );
  const file = join(folder, "differences.json");
  const head = String(await rpcCall<string>(world.rpcUrl, "eth_blockNumber").then(Number));
  const chain = ["--rpc", world.rpcUrl, "--database", database.url];
  const ended = await runFacevalue(["audit", ...chain, "--all", "--block", head, "--report", file]);
  const report = JSON.parse(readFileSync(file, "utf8")) as AuditReport;
  const found = report.differences.map(({ contract, tokenId, of, field }) =>
    [contract, tokenId, of, field].filter((part) => part !== null).join(" "),
  );
  expect(found.sort()).toEqual(
    [
      `${reference} ${ids.owner} owner`,
      `${reference} supply`,
      `${reference} ${ids.missing} ticket`,
      `${reference} 1/1 tierSupply`,
      `${reference} 1/1 tierIssuedCount`,
      `${lower(plain)} 4 owner`,
      `${lower(status)} 3 status`,
      `${lower(get)} 4 status`,
      `${lower(amounts)} 2 ${lower(world.accounts[3] as string)} quantity`,
      `${lock} 3 status`,
      `${lock} 3 expiresAt`,
    ].sort(),
  );
  expect(
    report.differences.find(({ field, contract }) => field === "status" && contract === lock),
  ).toMatchObject({
    indexed: "VALID",
    chain: "EXPIRED",
  });
  expect(report.differences.find(({ field }) => field === "ticket")?.chain).toMatch(/^0x[0-9a-f]{40}$/);
  expect(ended.code).toBe(1);
  expect(ended.stdout).toContain("11 different");
  expect(ended.stderr).toMatch(/differ in 11 of \d+ figures at block/);
  const { rows } = await database.pool.query<{ count: number }>(
    "select count(*)::int from ops.audit_difference where run_id = (select max(id) from ops.audit_run)",
  );
  expect(rows[0]?.count).toBe(11);
});

test("selectors are those of the signatures", () => {
  for (const [signature, selector] of Object.entries(SELECTORS)) {
    expect(toFunctionSelector(`function ${signature}`)).toBe(`0x${selector}`);
  }
});
