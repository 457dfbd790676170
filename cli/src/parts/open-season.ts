import { join } from "node:path";
import { keepRates, keepTrading, type SeasonProgress, startSeasonChain } from "@facevalue/season";
import type { CommandContext } from "../command-context.ts";
import { ProgressBar } from "../progress-bar.ts";
import type { ConfiguredNetwork } from "./read-network.ts";
import { seasonProgressMeter } from "./season-progress.ts";

export interface OpenSeason {
  readonly rpcUrl: string;
  /** Rates of the season's currencies, written on as it goes on. */
  readonly ratesFile: string;
  readonly network: ConfiguredNetwork;
}

/** Starts the season's chain in the data folder, plays the season if it is new, and lets it go on trading. */
export async function openSeason(context: CommandContext, folder: string): Promise<OpenSeason> {
  const { logger, shutdown } = context;
  const bar = ProgressBar.for(context);
  const toProgress = seasonProgressMeter();
  const onProgress = (progress: SeasonProgress) => bar.update(toProgress(progress));
  const { signal } = shutdown;
  const chain = await startSeasonChain({ folder: join(folder, "chain"), logger, signal, onProgress });
  bar.clear();
  shutdown.add("season's chain", () => chain.stop());
  const { rpcUrl, deployment, seed, scale } = chain;
  const trading = keepTrading({ rpcUrl, deployment, seed, scale, signal });
  trading.catch((error: unknown) => logger.error({ msg: "The season stopped trading", error }));
  shutdown.add("season's trading", () => trading.catch(() => undefined));
  const rates = await keepRates({
    folder: join(folder, "chain"),
    seed,
    from: chain.genesisTime,
    stablecoin: deployment.stablecoin,
    signal,
  });
  rates.done.catch((error: unknown) => logger.error({ msg: "The season's exchange rates stopped", error }));
  const { startBlock } = deployment;
  return {
    rpcUrl,
    ratesFile: rates.path,
    network: {
      name: "localhost",
      overrides: {
        TicketFactory: { address: deployment.factory, startBlock },
        TicketMarket: { address: deployment.market, startBlock },
      },
    },
  };
}
