import { InvalidArgumentError } from "commander";

export function parseChainId(value: string): number {
  const chainId = Number(value);
  if (!/^\d+$/.test(value) || !Number.isSafeInteger(chainId) || chainId === 0) {
    throw new InvalidArgumentError("It must be a chain id, a whole number over 0.");
  }
  return chainId;
}
