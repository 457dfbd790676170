import { readFileSync } from "node:fs";
import { AppError, describeError } from "@facevalue/core";
import type { CreateWorldOptions } from "@facevalue/season";

const NAMES = new Set([
  "days",
  "wallets",
  "organizers",
  "events",
  "capacity",
  "adversaryLevels",
  "isVaried",
  "population",
  "market",
  "noise",
]);

type WorldParameters = Omit<Partial<CreateWorldOptions>, "seed" | "scale" | "folder">;

/**
 * Reads parameters of a world, which replace those of its scale and seed.
 * @throws AppError BAD_CONFIGURATION when the file is missing, is no JSON object, or names something else
 */
export function readWorldParameters(file: string): WorldParameters {
  const given = parse(file);
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw badFile(file, "it must hold one JSON object");
  }
  const unknown = Object.keys(given).filter((name) => !NAMES.has(name));
  if (unknown.length > 0) {
    throw badFile(file, `it names ${unknown.join(", ")}; known are ${[...NAMES].join(", ")}`);
  }
  return given as WorldParameters;
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw badFile(file, describeError(cause), cause);
  }
}

function badFile(file: string, problem: string, cause?: unknown): AppError {
  return new AppError("BAD_CONFIGURATION", `The parameters ${file} cannot be used: ${problem}.`, { cause });
}
