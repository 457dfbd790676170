import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError, describeError, type Logger } from "@facevalue/core";
import { describeAudit } from "./describe-audit.ts";
import { type AuditOptions, runAudit } from "./run-audit.ts";
import { storeRun } from "./store-run.ts";

export interface KeepAuditingOptions extends Pick<AuditOptions, "db" | "rpc" | "logger" | "retryMs"> {
  readonly intervalMs: number;
  /** Tickets and holdings drawn each time. */
  readonly size: number;
  /** Ends the audits, also one that runs. */
  readonly signal: AbortSignal;
}

/** Audits a new sample now and after every interval, until told to stop. An audit that fails is logged, and the next one tried. */
export async function keepAuditing(options: KeepAuditingOptions): Promise<void> {
  const { signal, intervalMs } = options;
  while (!signal.aborted) {
    try {
      await auditOnce(options);
      await sleep(intervalMs, undefined, { signal });
    } catch (error) {
      if (signal.aborted) return;
      logFailure(options.logger, error);
      await sleep(intervalMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function auditOnce(options: KeepAuditingOptions): Promise<void> {
  const { db, logger } = options;
  const report = await runAudit({ ...options, seed: randomUUID() });
  await storeRun(db, report);
  const [first] = report.differences;
  if (first === undefined) logger.info({ msg: describeAudit(report) });
  else logger.error({ msg: describeAudit(report), first });
}

function logFailure(logger: Logger, error: unknown): void {
  const code = error instanceof AppError ? error.code : "INTERNAL";
  logger.warn(
    { code, reason: describeError(error) },
    "The audit failed and is tried again after its interval",
  );
}
