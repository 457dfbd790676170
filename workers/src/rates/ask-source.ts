import type { Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import type { Network } from "../compute/metric-on-network.ts";
import type { RateProvider, RateRequest } from "./rate-provider.ts";
import { resolveCurrencies } from "./resolve-currencies.ts";
import { readCoverage, readFirstSale, recordSuccess, type SourceKey } from "./source-state.ts";
import { type StoredRates, storeRates } from "./store-rates.ts";

const NOTHING: StoredRates = { added: 0, changed: 0 };

/**
 * Asks a source for what it has not told yet, back to the network's first sale, and stores all of it.
 * @throws RATES_UNUSABLE and what the provider throws; nothing is stored then
 */
export async function askSource(
  db: Kysely<Database>,
  provider: RateProvider,
  { network, signal }: { readonly network: Network; readonly signal: AbortSignal },
): Promise<StoredRates> {
  const key: SourceKey = { chainId: network.chainId, source: provider.name };
  const start = (await readFirstSale(db, network)) ?? Math.floor(Date.now() / 1000);
  const from = await startOfEach(db, { network, provider, key, start });
  const told = await provider.read({ from, signal });
  if (told !== null) {
    const ids = await resolveCurrencies(db, network, new Set(told.map(({ currency }) => currency)));
    const rates = told.map((rate) => ({ ...rate, currency: ids.get(rate.currency) as Buffer }));
    const stored = await storeRates(db, key, rates);
    await recordSuccess(db, key, start);
    provider.onStored?.();
    return stored;
  }
  await recordSuccess(db, key, start);
  return NOTHING;
}

interface StartOptions {
  readonly network: Network;
  readonly provider: RateProvider;
  readonly key: SourceKey;
  readonly start: number;
}

/** Each pair's newest stored rate, or the start where the source was not asked from there yet. */
async function startOfEach(
  db: Kysely<Database>,
  { network, provider, key, start }: StartOptions,
): Promise<RateRequest["from"]> {
  const { pairs } = provider;
  if (pairs.length === 0) return () => start;
  const ids = await resolveCurrencies(db, network, new Set(pairs.map(({ currency }) => currency)));
  const coverage = await readCoverage(db, key);
  const isCovered = coverage.from !== null && coverage.from <= start;
  return (currency, fiat) =>
    (isCovered ? coverage.newest.get(`${ids.get(currency)?.toString("hex")} ${fiat}`) : undefined) ?? start;
}
