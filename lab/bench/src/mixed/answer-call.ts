import { erc721TicketsAbi } from "@facevalue/contracts/abis";
import { type Abi, decodeFunctionData, encodeFunctionResult, erc20Abi, type Hex } from "viem";
import { organizerOf, PLAIN_CONTRACTS, ROYALTY_BPS, STABLE, share, WRAPPED } from "./accounts.ts";

const TOKENS: Readonly<Record<string, { symbol: string; decimals: number }>> = {
  [STABLE]: { symbol: "USDX", decimals: 6 },
  [WRAPPED]: { symbol: "WCOIN", decimals: 18 },
};

/** What the mixed chain's contracts answer; null for a revert. */
export function answerCall(to: string, data: string): string | null {
  const token = TOKENS[to];
  if (token !== undefined) return answer(erc20Abi, data, { ...token });
  if (!PLAIN_CONTRACTS.includes(to)) return null;
  const royaltyInfo = (price: bigint) => [organizerOf(to), share(price, ROYALTY_BPS)];
  return answer(erc721TicketsAbi, data, { name: "Plain Tickets", symbol: "TIX", royaltyInfo });
}

function answer(abi: Abi, data: string, results: Readonly<Record<string, unknown>>): string | null {
  const { functionName, args } = decodeFunctionData({ abi, data: data as Hex });
  const found = results[functionName];
  if (found === undefined) return null;
  const result = typeof found === "function" ? (found(args?.[1]) as unknown) : found;
  return encodeFunctionResult({ abi, functionName, result });
}
