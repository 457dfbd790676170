import type { Database } from "@facevalue/db";
import type { RpcClient } from "@facevalue/rpc";
import { keepAuditing } from "@facevalue/workers";
import type { Kysely } from "kysely";
import type { CommandContext } from "../command-context.ts";

const MINUTE_MS = 60_000;

/** Audits a sample of the tickets from now on, until the command ends. */
export function scheduleAudits(
  { configuration, logger, shutdown }: CommandContext,
  { db, rpc }: { readonly db: Kysely<Database>; readonly rpc: RpcClient },
): void {
  const auditing = keepAuditing({
    db,
    rpc,
    logger,
    intervalMs: configuration.auditInterval * MINUTE_MS,
    size: configuration.auditSample,
    signal: shutdown.signal,
  });
  // Closed before the database is: an audit that runs ends its transaction first.
  shutdown.add("audits", () => auditing);
}
