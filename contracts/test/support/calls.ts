import {
  type Abi,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  type Hex,
} from "viem";
import { reentrantAbi } from "../../generated/fixtures/reentrant.ts";
import { eventTicketsAbi, testStablecoinAbi, ticketFactoryAbi, ticketMarketAbi } from "../../index.ts";

export interface Call {
  readonly to: Address;
  readonly data: Hex;
}

/** "pure" for the one function that only reverts. */
type Sent = "nonpayable" | "payable" | "pure";

/** Builds calls of one contract with the names and arguments that its ABI has. */
function callsOf<const abi extends Abi>(abi: abi) {
  return (to: Address) =>
    <name extends ContractFunctionName<abi, Sent>>(
      functionName: name,
      args: ContractFunctionArgs<abi, Sent, name>,
    ): Call => {
      // The parameters above are the checked ones; viem cannot follow them through a generic ABI.
      const parameters = { abi, functionName, args } as unknown as EncodeFunctionDataParameters;
      return { to, data: encodeFunctionData(parameters) };
    };
}

export const factoryCalls = callsOf(ticketFactoryAbi);
export const ticketsCalls = callsOf(eventTicketsAbi);
export const marketCalls = callsOf(ticketMarketAbi);
export const tokenCalls = callsOf(testStablecoinAbi);
export const reentrantCalls = callsOf(reentrantAbi);
