import {
  type Abi,
  type Address,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  type Hex,
} from "viem";

export interface ContractCall {
  readonly to: Address;
  readonly data: Hex;
  /** Wei. */
  readonly value?: bigint;
}

/** "pure" for a function that only reverts. */
type Sent = "nonpayable" | "payable" | "pure";

/** Builds calls of one contract with the names and arguments that its ABI has. */
export function callsOf<const abi extends Abi>(abi: abi) {
  return (to: Address) =>
    <name extends ContractFunctionName<abi, Sent>>(
      functionName: name,
      args: ContractFunctionArgs<abi, Sent, name>,
      value?: bigint,
    ): ContractCall => {
      // The parameters above are the checked ones; viem cannot follow them through a generic ABI.
      const parameters = { abi, functionName, args } as unknown as EncodeFunctionDataParameters;
      const call = { to, data: encodeFunctionData(parameters) };
      return value === undefined ? call : { ...call, value };
    };
}
