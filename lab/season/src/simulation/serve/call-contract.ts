import { eventTicketsAbi } from "@facevalue/contracts";
import { simulatedCurrencyAbi } from "@facevalue/contracts/simulation";
import {
  type Abi,
  decodeFunctionData,
  encodeFunctionResult,
  type Hex,
  numberToHex,
  toFunctionSelector,
} from "viem";
import type { ChainMeta } from "../files/chain-reader.ts";
import type { ContractFacts, TicketFacts } from "./contract-facts.ts";
import type { CallParameters } from "./read-parameters.ts";
import { REVERTED, RpcError } from "./rpc-error.ts";

const ROYALTY_BPS = 500n;
const BPS = 10_000n;
/** Functions of IEventTickets, whose selectors make its ERC-165 id. */
const OWN_FUNCTIONS = [
  "organizer()",
  "eventOf(uint256)",
  "isCancelled(uint256)",
  "tierOf(uint256,uint32)",
  "ticketOf(uint256)",
  "faceValue(uint256)",
  "resaleCap(uint256)",
  "transferCount(uint256)",
];
/** ERC-165, ERC-721, ERC-721 metadata, ERC-2981, ERC-7439, and IEventTickets. */
const INTERFACES = new Set([
  "0x01ffc9a7",
  "0x80ac58cd",
  "0x5b5e139f",
  "0x2a55205a",
  "0x15fbb306",
  numberToHex(
    OWN_FUNCTIONS.reduce((id, name) => id ^ BigInt(toFunctionSelector(name)), 0n),
    { size: 4 },
  ),
]);

type Functions = Readonly<Record<string, (...parameters: never[]) => unknown>>;

/**
 * What a contract answers: currencies to their names, ticket contracts to what can be told from their logs. Accounts and other
 * contracts answer nothing, as accounts do.
 * @throws RpcError when the contract reverts or the function is not one of these
 */
export function callContract(meta: ChainMeta, facts: ContractFacts, { to, data }: CallParameters): Hex {
  const currency = meta.currencies.find(({ account }) => account === to);
  if (currency !== undefined) {
    const { symbol, decimals } = currency;
    return answer(simulatedCurrencyAbi, data, { symbol: () => symbol, decimals: () => decimals });
  }
  const contract = facts.contract(to);
  return contract === undefined ? "0x" : answer(eventTicketsAbi, data, ticketFunctions(contract));
}

function ticketFunctions({ organizer, tickets, tiers }: TicketFacts): Functions {
  const ticketOf = (tokenId: bigint) => tickets[Number(tokenId) - 1] ?? revert();
  return {
    organizer: () => organizer,
    totalMinted: () => BigInt(tickets.length),
    supportsInterface: (id: Hex) => INTERFACES.has(id),
    ownerOf: (tokenId: bigint) => ticketOf(tokenId).owner,
    ticketOf,
    faceValue: (tokenId: bigint) => {
      const { currency, price, fee } = ticketOf(tokenId);
      return [currency, price + fee];
    },
    tierOf: (eventId: bigint, tierId: number) => tiers.get(`${eventId}/${tierId}`) ?? revert(),
    royaltyInfo: (_tokenId: bigint, price: bigint) => [organizer, (price * ROYALTY_BPS) / BPS],
  };
}

function answer(abi: Abi, data: Hex, functions: Functions): Hex {
  const { functionName, args = [] } = decode(abi, data);
  const found = functions[functionName] as ((...parameters: readonly unknown[]) => unknown) | undefined;
  if (found === undefined) return revert();
  return encodeFunctionResult({ abi, functionName, result: found(...args) });
}

function decode(abi: Abi, data: Hex): { functionName: string; args?: readonly unknown[] } {
  try {
    return decodeFunctionData({ abi, data });
  } catch {
    return revert();
  }
}

function revert(): never {
  throw new RpcError(REVERTED, "execution reverted");
}
