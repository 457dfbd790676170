import { concatBytes } from "../host/wasm-binary.ts";
import { ETHEREUM_KIND } from "./ethereum-kind.ts";
import type { EthereumToken } from "./ethereum-token.ts";

const WORD = 32;

/** ABI encoding of a sequence of values; the types follow from the tokens themselves. */
export function encodeTokens(tokens: readonly EthereumToken[]): Uint8Array {
  const heads: Uint8Array[] = [];
  const tails: Uint8Array[] = [];
  let tailOffset = tokens.reduce(
    (sum, token) => sum + (isDynamic(token) ? WORD : encodeValue(token).length),
    0,
  );
  for (const token of tokens) {
    const encoded = encodeValue(token);
    if (!isDynamic(token)) {
      heads.push(encoded);
      continue;
    }
    heads.push(encodeInteger(BigInt(tailOffset)));
    tails.push(encoded);
    tailOffset += encoded.length;
  }
  return concatBytes([...heads, ...tails]);
}

function encodeValue(token: EthereumToken): Uint8Array {
  switch (token.kind) {
    case ETHEREUM_KIND.address:
      return padLeft(token.bytes);
    case ETHEREUM_KIND.fixedBytes:
    case ETHEREUM_KIND.function:
      return concatBytes([token.bytes, new Uint8Array(WORD - token.bytes.length)]);
    case ETHEREUM_KIND.bytes:
      return withLength(token.bytes.length, padRight(token.bytes));
    case ETHEREUM_KIND.int:
    case ETHEREUM_KIND.uint:
      return encodeInteger(token.integer);
    case ETHEREUM_KIND.bool:
      return encodeInteger(token.isTrue ? 1n : 0n);
    case ETHEREUM_KIND.string: {
      const bytes = new TextEncoder().encode(token.text);
      return withLength(bytes.length, padRight(bytes));
    }
    case ETHEREUM_KIND.array:
      return withLength(token.items.length, encodeTokens(token.items));
    case ETHEREUM_KIND.fixedArray:
    case ETHEREUM_KIND.tuple:
      return encodeTokens(token.items);
  }
}

function isDynamic(token: EthereumToken): boolean {
  const { kind } = token;
  if (kind === ETHEREUM_KIND.bytes || kind === ETHEREUM_KIND.string || kind === ETHEREUM_KIND.array)
    return true;
  return "items" in token && token.items.some(isDynamic);
}

function withLength(length: number, body: Uint8Array): Uint8Array {
  return concatBytes([encodeInteger(BigInt(length)), body]);
}

function encodeInteger(value: bigint): Uint8Array {
  return Uint8Array.from(
    Buffer.from(
      BigInt.asUintN(256, value)
        .toString(16)
        .padStart(WORD * 2, "0"),
      "hex",
    ),
  );
}

function padLeft(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(WORD);
  padded.set(bytes, WORD - bytes.length);
  return padded;
}

function padRight(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil(bytes.length / WORD) * WORD);
  padded.set(bytes);
  return padded;
}
