import { InvalidArgumentError } from "commander";

/** A block number given as a flag. */
export function parseBlockNumber(value: string): number {
  if (!/^\d{1,10}$/.test(value)) throw new InvalidArgumentError("give a block number, for example 1200.");
  return Number(value);
}
