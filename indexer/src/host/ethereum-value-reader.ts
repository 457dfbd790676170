import { ETHEREUM_KIND } from "../abi/ethereum-kind.ts";
import type { EthereumToken } from "../abi/ethereum-token.ts";
import { DeterministicError } from "./deterministic-error.ts";
import { checkDepth, type HeapReader } from "./heap-reader.ts";

/** The `ethereum.Value` at `pointer`. DeterministicError when it is malformed. */
export function readEthereumValue(heap: HeapReader, pointer: number, depth = 1): EthereumToken {
  checkDepth(depth);
  const kind = heap.u32(heap.object(pointer));
  const payload = heap.u32(pointer + 8);
  switch (kind) {
    case ETHEREUM_KIND.address:
    case ETHEREUM_KIND.fixedBytes:
    case ETHEREUM_KIND.bytes:
      return readBytes(heap, kind, payload);
    case ETHEREUM_KIND.int:
    case ETHEREUM_KIND.uint:
      return { kind, integer: heap.bigInt(payload) };
    case ETHEREUM_KIND.bool:
      return { kind, isTrue: payload !== 0 };
    case ETHEREUM_KIND.string:
      return { kind, text: heap.string(payload) };
    case ETHEREUM_KIND.fixedArray:
    case ETHEREUM_KIND.array:
    case ETHEREUM_KIND.tuple:
      return { kind, items: readEthereumValues(heap, payload, depth + 2) };
    default:
      throw new DeterministicError(`invalid value for Ethereum value kind: ${kind}`);
  }
}

/** The Array<ethereum.Value> at `pointer`. */
export function readEthereumValues(heap: HeapReader, pointer: number, depth = 1): EthereumToken[] {
  return [...heap.pointers(pointer)].map((item) => readEthereumValue(heap, item, depth));
}

function readBytes(heap: HeapReader, kind: 0 | 1 | 2, payload: number): EthereumToken {
  const bytes = heap.bytes(payload);
  const limit = kind === ETHEREUM_KIND.address ? 20 : 32;
  const isValid = kind === ETHEREUM_KIND.address ? bytes.length === limit : bytes.length <= limit;
  if (kind !== ETHEREUM_KIND.bytes && !isValid) {
    throw new DeterministicError(`an Ethereum value of kind ${kind} cannot have ${bytes.length} bytes`);
  }
  return { kind, bytes };
}
