import { readFileSync } from "node:fs";
import { AppError, describeError } from "@facevalue/core";
import { type CreateWorldOptions, UNSEEN_STRATEGIES } from "@facevalue/season";

const NAMES = new Set([
  "days",
  "wallets",
  "organizers",
  "events",
  "capacity",
  "adversaryLevels",
  "strategies",
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
  if ("strategies" in given) checkStrategies(file, given.strategies);
  return given as WorldParameters;
}

function checkStrategies(file: string, weights: unknown): void {
  if (typeof weights !== "object" || weights === null || Array.isArray(weights)) {
    throw badFile(file, "strategies must be an object of weights by name");
  }
  const known = ["known", ...UNSEEN_STRATEGIES];
  const unknown = Object.keys(weights).filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw badFile(file, `strategies names ${unknown.join(", ")}; known are ${known.join(", ")}`);
  }
  const values: unknown[] = Object.values(weights);
  const isWeight = (value: unknown) => typeof value === "number" && Number.isFinite(value) && value >= 0;
  if (!values.every(isWeight) || !values.some((value) => value !== 0)) {
    throw badFile(file, "weights of strategies must be numbers from 0 on, and one of them more");
  }
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
