import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { AppError } from "@facevalue/core";

const LAST_DEVELOPMENT_SEED = 99;

/**
 * Refuses worlds that are kept for the final measurement: what was fitted on them would praise itself.
 * @throws BAD_USER_INPUT for a seed over 99, or when the world does not say its seed
 */
export function assertDevelopment(folder: string): void {
  const seed = readSeed(folder);
  if (seed === null)
    throw new AppError(
      "BAD_USER_INPUT",
      `${folder} does not say its seed: write it into truth/world.json as "seed".`,
    );
  if (seed > LAST_DEVELOPMENT_SEED)
    throw new AppError(
      "BAD_USER_INPUT",
      `${folder} has seed ${seed}, which is for validation: fit on seeds 1 to ${LAST_DEVELOPMENT_SEED}.`,
    );
}

/** From the world's files, else the number at the end of its folder's name. */
function readSeed(folder: string): number | null {
  for (const file of ["truth/world.json", "chain/meta.json"]) {
    const path = join(folder, file);
    const seed = existsSync(path)
      ? Number((JSON.parse(readFileSync(path, "utf8")) as { seed?: unknown }).seed)
      : NaN;
    if (Number.isFinite(seed)) return seed;
  }
  const number = /(\d+)$/.exec(basename(resolve(folder)))?.[1];
  return number === undefined ? null : Number(number);
}
