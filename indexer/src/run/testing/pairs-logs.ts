import { type AbiParameter, encodeAbiParameters, keccak256, toBytes } from "viem";
import type { FakeLogSpec } from "../../chain/testing/fake-chain.ts";

export const FACTORY = `0x${"fa".repeat(20)}`;

export const CREATED = keccak256(toBytes("PairCreated(address,address,address,uint256)"));
export const SYNC = keccak256(toBytes("Sync(uint112,uint112)"));
export const SWAP = keccak256(toBytes("Swap(address,uint256,uint256,uint256,uint256,address)"));

const word = (address: string) => `0x${address.slice(2).padStart(64, "0")}`;

function encode(types: readonly string[], values: readonly unknown[]): string {
  return encodeAbiParameters(types.map((type) => ({ type })) as readonly AbiParameter[], values);
}

export function pairCreated(token0: string, token1: string, pair: string): FakeLogSpec {
  const data = encode(["address", "uint256"], [pair, 1n]);
  return { address: FACTORY, topic0: CREATED, indexed: [word(token0), word(token1)], data };
}

export function sync(pair: string, reserve0: bigint, reserve1: bigint): FakeLogSpec {
  return { address: pair, topic0: SYNC, data: encode(["uint112", "uint112"], [reserve0, reserve1]) };
}

/** `amounts`: in of both tokens, out of both tokens. */
export function swap(pair: string, who: string, amounts: readonly bigint[]): FakeLogSpec {
  const data = encode(["uint256", "uint256", "uint256", "uint256"], amounts);
  return { address: pair, topic0: SWAP, indexed: [word(who), word(FACTORY)], data };
}
