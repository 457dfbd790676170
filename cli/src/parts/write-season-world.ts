import { mkdirSync } from "node:fs";
import { AppError } from "@facevalue/core";
import { createWorld, playWorld } from "@facevalue/season";
import type { CommandContext } from "../command-context.ts";
import { ProgressBar } from "../progress-bar.ts";
import { readWorldParameters } from "./read-world-parameters.ts";
import { seasonProgressMeter } from "./season-progress.ts";

const WORLD_SCALES = ["small", "medium", "large"] as const;
type WorldScale = (typeof WORLD_SCALES)[number];

/** A number for a season on a chain, a name for a world. */
export type SeasonScale = number | WorldScale;

export function isWorldScale(scale: unknown): scale is WorldScale {
  return WORLD_SCALES.some((name) => name === scale);
}

interface WorldFlags {
  readonly seed: number;
  readonly scale: SeasonScale | undefined;
  /** File of further parameters. */
  readonly parameters: string | undefined;
}

const DAY_SECONDS = 86_400;

/** Writes a world into the folder and prints what it holds. Small worlds are executed by an anvil, larger ones written directly. */
export async function writeSeasonWorld(
  context: CommandContext,
  folder: string,
  flags: WorldFlags,
): Promise<void> {
  const { scale = "small", seed } = flags;
  if (!isWorldScale(scale)) {
    throw new AppError("BAD_CONFIGURATION", `A world has no scale ${scale}: give small, medium or large.`);
  }
  const given = flags.parameters === undefined ? {} : readWorldParameters(flags.parameters);
  makeFolder(folder);
  const world = createWorld({ ...given, seed: String(seed), scale, folder });
  const bar = ProgressBar.for(context);
  const toProgress = seasonProgressMeter();
  const counts = await playWorld(world, {
    folder,
    isExecuted: scale === "small",
    signal: context.shutdown.signal,
    onBlock: ({ transactions }, { time }) => {
      const share = (time - world.startTime) / (world.parameters.days * DAY_SECONDS);
      bar.update(toProgress({ transactions, share: Math.min(1, share) }));
    },
  });
  bar.clear();
  process.stdout.write(`${JSON.stringify({ folder, seed, scale, ...counts }, null, 2)}\n`);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new AppError(
      "DATA_FOLDER_UNUSABLE",
      `The folder ${folder} cannot be made: choose another with --out.`,
      {
        cause,
      },
    );
  }
}
