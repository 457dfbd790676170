import { type AbiParameter, encodeAbiParameters, keccak256, stringToHex, toBytes, toHex } from "viem";
import type { LogSpec } from "./chain-fixture.ts";

const topic0 = (signature: string) => keccak256(toBytes(signature));

const asTopic = (address: string) => `0x${address.slice(2).padStart(64, "0")}`;

export function transferLog(from: string, to: string, amount: bigint): LogSpec {
  return {
    topics: [topic0("Transfer(address,address,uint256)"), asTopic(from), asTopic(to)],
    data: encodeAbiParameters([{ type: "uint256" }], [amount]),
  };
}

/** The fixture's `Run` event: which scenario its handler plays, with which argument (text or `0x` hex). */
export function runLog(scenario: string, argument = ""): LogSpec {
  const bytes = argument.startsWith("0x") ? (argument as `0x${string}`) : stringToHex(argument);
  return {
    topics: [topic0("Run(string,bytes)")],
    data: encodeAbiParameters([{ type: "string" }, { type: "bytes" }], [scenario, bytes]),
  };
}

export function shopCreatedLog(shop: string): LogSpec {
  return { topics: [topic0("ShopCreated(address)"), asTopic(shop)] };
}

export function soldLog(shop: string, price: bigint): LogSpec {
  return {
    address: shop,
    topics: [topic0("Sold(uint256)")],
    data: encodeAbiParameters([{ type: "uint256" }], [price]),
  };
}

const ORDER: AbiParameter = {
  type: "tuple",
  components: [
    { name: "seller", type: "address" },
    { name: "prices", type: "uint256[2]" },
    { name: "memo", type: "bytes" },
  ],
};

export interface StoredValues {
  readonly kind: number;
  readonly signedValue: bigint;
  readonly label: string;
  readonly chunks: readonly string[];
  readonly order: {
    readonly seller: string;
    readonly prices: readonly [bigint, bigint];
    readonly memo: string;
  };
}

export function storedLog(key: string, values: StoredValues): LogSpec {
  const types = [{ type: "uint8" }, { type: "int128" }, { type: "string" }, { type: "bytes32[]" }, ORDER];
  return {
    topics: [
      topic0("Stored(string,uint8,int128,string,bytes32[],(address,uint256[2],bytes))"),
      keccak256(toHex(key)),
    ],
    data: encodeAbiParameters(types, [
      values.kind,
      values.signedValue,
      values.label,
      values.chunks,
      values.order,
    ]),
  };
}
