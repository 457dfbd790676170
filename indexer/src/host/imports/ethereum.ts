import { AbiDecodeError } from "../../abi/abi-heap-decoder.ts";
import { encodeTokens } from "../../abi/encode-tokens.ts";
import { parseTypeText } from "../../abi/parse-type-text.ts";
import { DeterministicError } from "../deterministic-error.ts";
import { readEthereumValue } from "../ethereum-value-reader.ts";
import type { ModuleHost } from "../module-host.ts";
import { type ContractCall, readContractCall } from "./contract-call.ts";
import type { ImportTable } from "./import-table.ts";

const STATE_API_VERSION = 9;

export function ethereumImports(host: ModuleHost): ImportTable {
  const { reader, writer, memory, decoder } = host;

  /** Array<ethereum.Value> of a call's results; 0 when it reverted or returned something else. */
  async function call(pointer: number): Promise<number> {
    const request: ContractCall = readContractCall(reader, pointer, host.scope.abis);
    const result = await host.scope.chain.call(request.address, request.data);
    memory.refresh();
    // Views return something: an account without code and old nodes' reverts answer with nothing.
    if (result.reverted || result.data === "0x") return 0;
    decoder.loadHex(result.data);
    const values = orNull(() => decoder.decodeParameters(request.outputs));
    return values === null ? 0 : writer.array(writer.ids.arrayEthereumValue, values);
  }

  function requireStateAccess(name: string): void {
    if (host.scope.apiVersion >= STATE_API_VERSION) return;
    throw new DeterministicError(`${name} is not supported before API version 0.0.${STATE_API_VERSION}`);
  }

  return {
    plain: {
      "ethereum.encode"(value: number): number {
        return writer.bytes(encodeTokens([readEthereumValue(reader, value)]));
      },
      "ethereum.decode"(types: number, data: number): number {
        const type = parseTypeText(reader.string(types));
        if (type === null) return 0;
        decoder.load(reader.bytes(data));
        return orNull(() => decoder.decodeValue(type, 0, 0)) ?? 0;
      },
    },
    suspending: {
      "ethereum.call": call,
      async "ethereum.getBalance"(address: number): Promise<number> {
        requireStateAccess("ethereum.getBalance");
        const balance = await host.scope.chain.getBalance(reader.hex(address));
        memory.refresh();
        return writer.bigInt(balance);
      },
      async "ethereum.hasCode"(address: number): Promise<number> {
        requireStateAccess("ethereum.hasCode");
        const hasCode = await host.scope.chain.hasCode(reader.hex(address));
        memory.refresh();
        const pointer = writer.object(1, writer.ids.wrappedBool);
        writer.setByte(pointer, hasCode ? 1 : 0);
        return pointer;
      },
    },
  };
}

/** Result of `work`, or null where graph-node answers null: bytes that cannot be decoded. */
function orNull<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof AbiDecodeError) return null;
    throw error;
  }
}
