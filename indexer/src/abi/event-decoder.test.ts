import type { RpcLog } from "@facevalue/rpc";
import { encodeAbiParameters, keccak256, toBytes } from "viem";
import { expect, test } from "vitest";
import { makeBlock } from "../../test-subgraphs/chain-fixture.ts";
import { makeHeap } from "../../test-subgraphs/test-heap.ts";
import { readEthereumValue } from "../host/ethereum-value-reader.ts";
import { AbiHeapDecoder } from "./abi-heap-decoder.ts";
import { type AbiEvent, parseContractAbi } from "./contract-abi.ts";
import { EventDecoder } from "./event-decoder.ts";

const input = (name: string, type: string, indexed: boolean) => ({ name, type, indexed });

function eventOf(anonymous: boolean, inputs: readonly object[]): AbiEvent {
  const abi = parseContractAbi("Token", JSON.stringify([{ type: "event", name: "Sold", anonymous, inputs }]));
  return abi.events[0] as AbiEvent;
}

function decode(event: AbiEvent, topics: readonly string[], data: string): unknown {
  const { memory, writer, reader } = makeHeap();
  const log = makeBlock(1, [{ topics, data }]).logs[0] as RpcLog;
  const decoder = new EventDecoder(event, (text) => writer.string(text));
  const pointer = decoder.decode(log, new AbiHeapDecoder(memory, writer), writer);
  if (pointer === null) return null;
  return [...reader.pointers(pointer)].map((parameter) => [
    reader.string(reader.pointer(parameter, 0)),
    readEthereumValue(reader, reader.pointer(parameter, 4)),
  ]);
}

const SOLD = keccak256(toBytes("Sold(uint256,string)"));
const seven = encodeAbiParameters([{ type: "uint256" }], [7n]);
const text = encodeAbiParameters([{ type: "string" }], ["row"]);
const inputs = [input("price", "uint256", true), input("seat", "string", false)];
const values = [
  ["price", { kind: 4, integer: 7n }],
  ["seat", { kind: 6, text: "row" }],
];

test("an event is its first topic, its number of topics and its data", () => {
  const event = eventOf(false, inputs);
  expect(decode(event, [SOLD, seven], text)).toEqual(values);
  expect(decode(event, [keccak256(toBytes("Other()")), seven], text)).toBeNull();
  expect(decode(event, [SOLD], text)).toBeNull();
  expect(decode(event, [SOLD, seven, seven], text)).toBeNull();
  expect(decode(event, [SOLD, seven], "0x")).toBeNull();
});

test("the topics of an anonymous event are all parameters", () => {
  const event = eventOf(true, inputs);
  expect(decode(event, [seven], text)).toEqual(values);
  expect(decode(event, [SOLD, seven], text)).toBeNull();
});

test("an indexed string is the hash that its topic holds", () => {
  const event = eventOf(false, [input("price", "uint256", false), input("seat", "string", true)]);
  const hash = keccak256(toBytes("row"));
  expect(decode(event, [SOLD, hash], seven)).toEqual([
    ["price", { kind: 4, integer: 7n }],
    ["seat", { kind: 1, bytes: Uint8Array.from(toBytes(hash)) }],
  ]);
});
