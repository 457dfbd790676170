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
    case ETHEREUM_KIND.function:
      return readBytes(heap, kind, payload);
    case ETHEREUM_KIND.int:
    case ETHEREUM_KIND.uint:
      return readInteger(heap, kind, payload);
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

/** Longest values by kind; addresses and functions have exactly that many bytes. */
const BYTE_LIMITS = { 0: 20, 1: 32, 2: Number.POSITIVE_INFINITY, 10: 24 } as const;

function readBytes(heap: HeapReader, kind: 0 | 1 | 2 | 10, payload: number): EthereumToken {
  const bytes = heap.bytes(payload);
  const limit = BYTE_LIMITS[kind];
  const isExact = kind === ETHEREUM_KIND.address || kind === ETHEREUM_KIND.function;
  if (isExact ? bytes.length !== limit : bytes.length > limit) {
    throw new DeterministicError(`an Ethereum value of kind ${kind} cannot have ${bytes.length} bytes`);
  }
  return { kind, bytes };
}

function readInteger(heap: HeapReader, kind: 3 | 4, payload: number): EthereumToken {
  const integer = heap.bigInt(payload);
  const [least, end] = kind === ETHEREUM_KIND.int ? [-(2n ** 255n), 2n ** 255n] : [0n, 2n ** 256n];
  if (integer >= least && integer < end) return { kind, integer };
  const type = kind === ETHEREUM_KIND.int ? "int256" : "uint256";
  throw new DeterministicError(`BigInt value \`${integer}\` does not fit into ${type}`);
}
