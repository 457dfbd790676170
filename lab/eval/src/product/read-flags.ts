import { AppError } from "@facevalue/core";
import { readLines } from "../world/read-lines.ts";
import type { Flag, Reason } from "./flag.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Flags that the product exported. @throws BAD_USER_INPUT when a score is no number from 0 to 1 */
export async function readFlags(path: string): Promise<Flag[]> {
  const flags: Flag[] = [];
  for await (const line of readLines(path)) flags.push(toFlag(line as Fields, path));
  return flags;
}

function toFlag(fields: Fields, path: string): Flag {
  const score = Number(fields.score);
  if (fields.score === null || !(score >= 0 && score <= 1))
    throw new AppError("BAD_USER_INPUT", `The score ${String(fields.score)} in ${path} is not from 0 to 1.`);
  if (!Array.isArray(fields.wallets))
    throw new AppError(
      "BAD_USER_INPUT",
      `Entity ${String(fields.entity)} in ${path} has no list of wallets.`,
    );
  return {
    entity: String(fields.entity).toLowerCase(),
    wallets: fields.wallets.map((wallet: unknown) => String(wallet).toLowerCase()),
    score,
    logit: toNumber(fields.logit),
    band: String(fields.band),
    reasons: toReasons(fields.reasons),
    innocence: toReasons(fields.innocence),
    measured: toMeasured(fields.measured),
  };
}

function toReasons(list: unknown): Reason[] {
  return ((list ?? []) as readonly Fields[]).map(({ code, family, contribution }) => ({
    code: String(code),
    family: typeof family === "string" ? family : (String(code).split("-", 1)[0] ?? ""),
    contribution: Number(contribution ?? 0),
  }));
}

function toMeasured(values: unknown): Record<string, number> {
  const entries = Object.entries((values ?? {}) as Fields).map(([code, value]) => [code, toNumber(value)]);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

function toNumber(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}
