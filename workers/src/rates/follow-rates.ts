import { setTimeout as sleep } from "node:timers/promises";
import { AppError, describeError, type Logger } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import type { Kysely } from "kysely";
import type { Network } from "../compute/metric-on-network.ts";
import { readNetworks } from "../feed/read-networks.ts";
import { askSource } from "./ask-source.ts";
import type { RateProvider } from "./rate-provider.ts";
import { claimQuestion, recordTrouble } from "./source-state.ts";
import type { StoredRates } from "./store-rates.ts";

/** While no network is there yet, or a source fails. */
const PAUSE_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 300;

export interface FollowRatesOptions {
  readonly db: Kysely<Database>;
  readonly logger: Logger;
  readonly providers: readonly RateProvider[];
  readonly signal: AbortSignal;
}

/** Keeps the exchange rates up to date with their sources until the signal; a source that fails does not stop the others. */
export async function followRates({ providers, ...context }: FollowRatesOptions): Promise<void> {
  await Promise.all(providers.map((provider) => follow(provider, context)));
}

type Context = Omit<FollowRatesOptions, "providers">;

/** Tells a trouble when it begins or becomes another one, and when it ends. */
async function follow(provider: RateProvider, context: Context): Promise<void> {
  const { db, logger, signal } = context;
  const source = provider.name;
  let trouble: string | null = null;
  let pause = PAUSE_SECONDS;
  let wait = PAUSE_SECONDS;
  while (!signal.aborted) {
    const network = await findNetwork(db, provider).catch((error: unknown) => error);
    try {
      if (network instanceof Error) throw network;
      const stored = await askOnce(provider, context, { network: network as Network | null, waited: wait });
      wait = network === null ? PAUSE_SECONDS : provider.everySeconds;
      if (stored !== null) {
        tell(logger, source, stored);
        if (trouble !== null) logger.info({ msg: "Exchange rates come again", source });
        trouble = null;
        pause = PAUSE_SECONDS;
      }
    } catch (error) {
      if (signal.aborted) return;
      const text = describeError(error);
      if (text !== trouble) logger.warn({ msg: "Exchange rates fail", source, error: text });
      trouble = text;
      const key = { chainId: chainOf(network) ?? provider.chainId, source };
      if (key.chainId !== null)
        await recordTrouble(db, { chainId: key.chainId, source }, text).catch(() => undefined);
      wait = Math.min(pause, Math.max(provider.everySeconds, PAUSE_SECONDS));
      pause = Math.min(pause * 2, LONGEST_PAUSE_SECONDS);
    }
    await sleep(wait * 1000, undefined, { signal }).catch(() => undefined);
  }
}

async function askOnce(
  provider: RateProvider,
  { db, signal }: Context,
  { network, waited }: { readonly network: Network | null; readonly waited: number },
): Promise<StoredRates | null> {
  if (network === null) return null;
  const key = { chainId: network.chainId, source: provider.name };
  if (!(await claimQuestion(db, key, waited / 2))) return null;
  return await askSource(db, provider, { network, signal });
}

function tell(logger: Logger, source: string, { added, changed }: StoredRates): void {
  if (added > 0) logger.info({ msg: "Stored exchange rates", source, rates: added });
  if (changed > 0)
    logger.warn({
      msg: "A source tells other rates than before: the first ones stand",
      source,
      rates: changed,
    });
}

/** The provider's network; null before its indexer has made it known. */
async function findNetwork(db: Kysely<Database>, { name, chainId }: RateProvider): Promise<Network | null> {
  const networks = await readNetworks(db);
  if (chainId !== null) return networks.find((network) => network.chainId === chainId) ?? null;
  if (networks.length <= 1) return networks[0] ?? null;
  const message = `the exchange rates ${name} do not say for which of the networks they are: give chainId in a file of sources`;
  throw new AppError("RATES_UNUSABLE", message);
}

function chainOf(network: unknown): number | null {
  return typeof network === "object" && network !== null && "chainId" in network
    ? Number(network.chainId)
    : null;
}
