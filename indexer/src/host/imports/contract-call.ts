import type { AbiType } from "../../abi/abi-type.ts";
import type { AbiFunction, ContractAbi } from "../../abi/contract-abi.ts";
import { encodeTokens } from "../../abi/encode-tokens.ts";
import { fitTypes } from "../../abi/ethereum-token.ts";
import { DeterministicError } from "../deterministic-error.ts";
import { readEthereumValues } from "../ethereum-value-reader.ts";
import type { HeapReader } from "../heap-reader.ts";
import { NonDeterministicError } from "../non-deterministic-error.ts";

export interface ContractCall {
  readonly address: string;
  /** Selector and arguments, `0x` hex. */
  readonly data: string;
  readonly outputs: readonly AbiType[];
}

/**
 * The `ethereum.SmartContractCall` at `pointer`, encoded by the ABI it names. DeterministicError when the ABI has no such
 * function; NonDeterministicError, as in graph-node, when the arguments do not fit it.
 */
export function readContractCall(
  heap: HeapReader,
  pointer: number,
  abis: readonly ContractAbi[],
): ContractCall {
  const contract = heap.string(heap.pointer(pointer, 0));
  const address = heap.hex(heap.pointer(pointer, 4));
  const name = heap.string(heap.pointer(pointer, 8));
  const signature = heap.string(heap.pointer(pointer, 12));
  const target = findFunction(abis, { contract, name, signature });
  const tokens = readEthereumValues(heap, heap.pointer(pointer, 16));
  if (!fitTypes(tokens, target.inputs)) {
    throw new NonDeterministicError(
      `the arguments of the call ${contract}.${target.signature} do not fit its parameters`,
    );
  }
  const encoded = Buffer.from(encodeTokens(tokens)).toString("hex");
  return { address, data: target.selector + encoded, outputs: target.outputs };
}

function findFunction(
  abis: readonly ContractAbi[],
  wanted: { contract: string; name: string; signature: string },
): AbiFunction {
  const abi = abis.find((candidate) => candidate.name === wanted.contract);
  if (abi === undefined) {
    throw new DeterministicError(
      `Could not find ABI for contract "${wanted.contract}", try adding it to the 'abis' section of the subgraph manifest`,
    );
  }
  const signature = wanted.signature.replaceAll(" ", "");
  const found = abi.functions.find(
    (candidate) => candidate.name === wanted.name && candidate.fullSignature === signature,
  );
  if (found) return found;
  throw new DeterministicError(
    `Unknown function "${wanted.contract}::${wanted.name}" with signature "${wanted.signature}" called from WASM runtime`,
  );
}
