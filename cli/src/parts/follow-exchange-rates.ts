import type { Database } from "@facevalue/db";
import type { RpcClient } from "@facevalue/rpc";
import { followRates, readRatesConfiguration } from "@facevalue/workers";
import type { Kysely } from "kysely";
import type { CommandContext } from "../command-context.ts";

export interface ExchangeRateOptions {
  readonly db: Kysely<Database>;
  /** Of the chain whose price feeds may be read; null for none. */
  readonly rpc: RpcClient | null;
  /** Used unless one is configured. */
  readonly fallback?: string | undefined;
}

/**
 * Follows the configured sources of exchange rates from now on, until the command ends.
 * @throws BAD_CONFIGURATION when their file is missing or malformed
 */
export function followExchangeRates(
  { configuration, logger, shutdown }: CommandContext,
  { db, rpc, fallback }: ExchangeRateOptions,
): void {
  const file = configuration.rates ?? fallback;
  if (file === undefined) return;
  const providers = readRatesConfiguration(file, { rpc, environment: process.env });
  const following = followRates({ db, logger, providers, signal: shutdown.signal });
  shutdown.add("exchange rates", () => following);
}
