import { silentLogger } from "@facevalue/core";
import { createRpcClient } from "@facevalue/rpc";
import { exportsIn } from "../product/exports.ts";
import { readWorldNetwork } from "../product/world-network.ts";
import type { ChainSource } from "./chain/chain-source.ts";
import { readMoney } from "./chain/read-money.ts";
import { readTicketLogs } from "./chain/read-ticket-logs.ts";
import { type TicketContracts, ticketContractsOf } from "./chain/ticket-contracts.ts";
import { keyOf } from "./chain/ticket-log.ts";
import { TicketRegister } from "./chain/ticket-register.ts";
import { cohortsOf, isPercentileRight } from "./check-percentiles.ts";
import { checkReason, type RawChain } from "./check-reason.ts";
import type { EvidenceCounts } from "./evidence-counts.ts";
import { type ReasonedFlag, readReasonedFlags } from "./read-reasoned-flags.ts";

const MOST_PROBLEMS = 20;

interface CheckOptions {
  /** Of the world. */
  readonly folder: string;
  readonly exportsFolder: string;
  /** JSON-RPC of the world's chain. */
  readonly rpc: string;
}

/**
 * Checks every reason that was exported of a world against the logs of its chain.
 * @returns null for a world whose contracts are not known, or of kinds that the check cannot read
 */
export async function checkWorldEvidence(options: CheckOptions): Promise<EvidenceCounts | null> {
  const { folder, exportsFolder, rpc } = options;
  const network = readWorldNetwork(folder);
  const contracts = network === null ? null : ticketContractsOf(network);
  if (contracts === null) return null;
  const flags = await readReasonedFlags(exportsIn(exportsFolder).flags);
  const client = createRpcClient({ urls: [rpc], logger: silentLogger });
  try {
    return await checkEvidence(client, contracts, flags);
  } finally {
    client.close();
  }
}

/** Checks every reason of these entities against the logs of the chain. */
export async function checkEvidence(
  rpc: ChainSource,
  contracts: TicketContracts,
  flags: readonly ReasonedFlag[],
): Promise<EvidenceCounts> {
  return checkFlags(await readRawChain(rpc, contracts, flags), flags);
}

async function readRawChain(
  rpc: ChainSource,
  contracts: TicketContracts,
  flags: readonly ReasonedFlag[],
): Promise<RawChain> {
  const toBlock = flags.reduce((newest, { block }) => Math.max(newest, block), 0);
  const register = new TicketRegister(await readTicketLogs(rpc, contracts, toBlock));
  return { register, money: await readMoney(rpc, moneyBlocks(register, flags, toBlock)) };
}

/** Blocks of payments that reasons name, up to the newest that the scores cover, and of first purchases of wallets that are called new. */
function moneyBlocks(register: TicketRegister, flags: readonly ReasonedFlag[], toBlock: number): number[] {
  const blocks = new Set<number>();
  for (const { wallets, reasons } of flags) {
    for (const { code, evidence } of reasons) {
      for (const row of evidence) if (register.find(keyOf(row)) === null) blocks.add(row.block);
      if (code === "NET-03")
        for (const wallet of wallets) blocks.add(register.firstPurchaseOf(wallet)?.block ?? 0);
    }
  }
  return [...blocks].filter((block) => block <= toBlock).sort((a, b) => a - b);
}

function checkFlags(chain: RawChain, flags: readonly ReasonedFlag[]): EvidenceCounts {
  const cohorts = cohortsOf(flags);
  const byCode: Record<string, EvidenceCounts["byCode"][string]> = {};
  const problems: string[] = [];
  for (const flag of flags) {
    for (const reason of flag.reasons) {
      const { code, rows, rowsReproduced, isReproduced, missing, problem } = checkReason(chain, flag, reason);
      const before = byCode[code] ?? NOTHING;
      byCode[code] = {
        rows: before.rows + rows,
        rowsReproduced: before.rowsReproduced + rowsReproduced,
        reasons: before.reasons + 1,
        reasonsReproduced: before.reasonsReproduced + (isReproduced ? 1 : 0),
        contextOnly: before.contextOnly + (problem === null && missing !== null ? 1 : 0),
        percentilesRight: before.percentilesRight + (isPercentileRight(cohorts, reason) ? 1 : 0),
      };
      if (problem !== null && problems.length < MOST_PROBLEMS)
        problems.push(`${code} of ${flag.entity}: ${problem}`);
    }
  }
  return { byCode, problems };
}

const NOTHING = {
  rows: 0,
  rowsReproduced: 0,
  reasons: 0,
  reasonsReproduced: 0,
  contextOnly: 0,
  percentilesRight: 0,
};
