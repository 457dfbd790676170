import { join } from "node:path";
import { keepTrading, type SeasonProgress, startSeasonChain } from "@facevalue/season";
import type { CommandContext } from "../command-context.ts";
import { ProgressBar } from "../progress-bar.ts";
import type { ConfiguredNetwork } from "./read-network.ts";
import { seasonProgressMeter } from "./season-progress.ts";

export interface OpenSeason {
  readonly rpcUrl: string;
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
  const { startBlock } = deployment;
  return {
    rpcUrl,
    network: {
      name: "localhost",
      overrides: {
        TicketFactory: { address: deployment.factory, startBlock },
        TicketMarket: { address: deployment.market, startBlock },
      },
    },
  };
}
