import { type AbiParameter, encodeAbiParameters, keccak256, toBytes } from "viem";
import type { LogSpec } from "../test-subgraphs/chain-fixture.ts";

const topic0 = (signature: string) => keccak256(toBytes(signature));

export const topicOf = (address: string) => `0x${address.slice(2).padStart(64, "0")}`;

function log(signature: string, types: readonly string[], values: readonly unknown[]): LogSpec {
  const parameters = types.map((type) => ({ type })) as readonly AbiParameter[];
  return { topics: [topic0(signature)], data: encodeAbiParameters(parameters, values) };
}

/** The handler computes `operation` on `inputs` and says the result. */
export function evaluateLog(operation: string, inputs: readonly string[]): LogSpec {
  return log("Evaluate(string,string[])", ["string", "string[]"], [operation, inputs]);
}

/** The handler takes these steps one after the other. */
export function scriptLog(steps: readonly string[]): LogSpec {
  return log("Script(string[])", ["string[]"], [steps]);
}

/** The handler says what it sees of the block, the transaction, the receipt, the event, or the objects' headers. */
export function describeLog(what: string): LogSpec {
  return log("Describe(string)", ["string"], [what]);
}

/** An event with a declared call; its handler makes the same call if the number is 1. */
export function declaredLog(number: number): LogSpec {
  return log("Declared(uint256)", ["uint256"], [BigInt(number)]);
}

export function bareLog(): LogSpec {
  return { topics: [topic0("Bare()")] };
}

export function pingLog(number: number, address?: string): LogSpec {
  const spec = log("Ping(uint256)", ["uint256"], [BigInt(number)]);
  return address === undefined ? spec : { ...spec, address };
}

/** The handler creates a data source from `template`, with the name `label` in its context unless that is empty. */
export function createLog(template: string, child: string, label: string, address?: string): LogSpec {
  const spec = log(
    "Create(string,address,string)",
    ["string", "address", "string"],
    [template, child, label],
  );
  return address === undefined ? spec : { ...spec, address };
}

/** An event of an address and a number of which so many of the first parameters are indexed. */
export function indexedLog(name: string, indexed: number, who: string, number: bigint): LogSpec {
  const words = [topicOf(who), `0x${number.toString(16).padStart(64, "0")}`];
  const data = words.slice(indexed).map((word) => word.slice(2));
  const topics = [topic0(`${name}(address,uint256)`), ...words.slice(0, indexed)];
  return { topics, data: `0x${data.join("")}` };
}
