import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { AppError, describeError } from "@facevalue/core";
import { type AuditReport, describeAudit, runAudit, storeRun } from "@facevalue/workers";
import { Command, InvalidArgumentError, Option } from "commander";
import { type CommandContext, runCommand } from "../command-context.ts";
import { readRunningInstance } from "../data-folder.ts";
import { parseBlockNumber } from "../parse-block-number.ts";
import { openChain } from "../parts/open-chain.ts";
import { findDatabaseUrl, openDatabase } from "../parts/open-database.ts";
import { addSettingOptions } from "../setting-options.ts";

interface AuditFlags {
  readonly sample: number;
  readonly all?: boolean;
  readonly block?: number;
  readonly seed?: string;
  readonly report?: string;
}

const DEFAULT_SAMPLE = 1000;
/** Differences that are printed; the report has all. */
const MOST_PRINTED = 20;

export function auditCommand(): Command {
  const command = new Command("audit")
    .description("Compare owner, supply and status of tickets with the chain itself, at one block")
    .option("--sample <n>", "tickets and holdings to draw", parseSize, DEFAULT_SAMPLE)
    .addOption(new Option("--all", "compare every ticket and holding").conflicts("seed"))
    .option("--block <n>", "at this block instead of the newest final one", parseBlockNumber)
    .option("--seed <text>", "draw the sample that this seed gives; a new one each time unless given")
    .option("--report <file>", "write a report with every difference, as JSON");
  addSettingOptions(command, ["rpc", "database"]);
  return command.action((flags: AuditFlags) => runCommand({ ...flags }, (context) => audit(context, flags)));
}

function parseSize(value: string): number {
  if (!/^[1-9]\d{0,7}$/.test(value)) throw new InvalidArgumentError("give a number from 1 to 99999999.");
  return Number(value);
}

async function audit(context: CommandContext, flags: AuditFlags): Promise<void> {
  const { configuration, logger, shutdown } = context;
  const running = configuration.rpc === undefined ? readRunningInstance(configuration.data) : null;
  const rpc = openChain(context, configuration.rpc ?? (running === null ? undefined : [...running.rpcUrls]));
  const { db } = await openDatabase(context, findDatabaseUrl(context));
  const report = await runAudit({
    db,
    rpc,
    logger,
    size: flags.all ? null : flags.sample,
    seed: flags.seed ?? randomUUID(),
    block: flags.block,
    signal: shutdown.signal,
  });
  await storeRun(db, report);
  if (flags.report !== undefined) writeReport(flags.report, report);
  process.stdout.write(`${describeAudit(report)}\n`);
  const { different } = report.totals;
  if (different === 0) return;
  for (const difference of report.differences.slice(0, MOST_PRINTED)) {
    const { contract, tokenId, of, field, indexed, chain } = difference;
    const place = [contract, tokenId, of].filter((part) => part !== null).join(" ");
    process.stdout.write(`  ${place}: ${field} is ${indexed} in the tables, ${chain} on the chain\n`);
  }
  const where = flags.report ?? "ops.audit_difference, or write one with --report FILE";
  const message = `the tables and the chain differ in ${different} of ${report.totals.checked} figures at block ${report.block}: see the report (${where})`;
  throw new AppError("AUDIT_DIFFERENT", message);
}

function writeReport(file: string, report: AuditReport): void {
  try {
    writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    const message = `cannot write the report to ${file} (${describeError(error)}): give another file with --report`;
    throw new AppError("BAD_CONFIGURATION", message, { cause: error });
  }
}
