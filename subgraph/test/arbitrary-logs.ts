import { seaportAbi } from "@facevalue/contracts/abis";
import type { AbiEvent, AbiType } from "@facevalue/indexer/testing";
import fc from "fast-check";
import {
  type AbiParameter,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  toHex,
  type AbiEvent as ViemEvent,
} from "viem";
import type { LogSpec } from "./ticket-logs.ts";

const SEAPORT = "0x0000000000000068f116a894984e2db1123eb395";
const TRANSFER = "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

/** Few accounts and numbers, so that logs concern each other's tickets; contracts are accounts too. */
export function arbitraryAccount(contracts: readonly string[]): fc.Arbitrary<string> {
  const others = ["00", "a1", "b2", "c3"].map((byte) => `0x${byte.repeat(20)}`);
  return fc.constantFrom(...contracts, ...others);
}

/** A log that decodes as the event, of the contract, with any values. */
export function arbitraryLog(
  address: string,
  event: AbiEvent,
  account: fc.Arbitrary<string>,
): fc.Arbitrary<LogSpec> {
  const inputs = event.inputs.map(({ name, type, isIndexed }, index) => ({
    ...toParameter(type),
    name: name || `input${index}`,
    indexed: isIndexed,
  }));
  const abi: ViemEvent = { type: "event", name: event.name, inputs };
  return fc
    .tuple(...event.inputs.map(({ type }) => arbitraryValue(type, account)))
    .map((values) => encodeLog(address, abi, values));
}

/** Any order that Seaport could tell of, and any payment in a token. */
export function arbitraryMoney(token: string, account: fc.Arbitrary<string>): fc.Arbitrary<LogSpec> {
  const payment = fc.tuple(account, account, amount).map(([from, to, value]) => ({
    address: token,
    topics: [TRANSFER, word(from), word(to)],
    data: toHex(value, { size: 32 }),
  }));
  return fc.oneof(payment, arbitraryOrder(account));
}

function arbitraryOrder(account: fc.Arbitrary<string>): fc.Arbitrary<LogSpec> {
  const abi = seaportAbi.find((item) => item.type === "event" && item.name === "OrderFulfilled");
  if (abi?.type !== "event") throw new Error("Seaport's ABI has no OrderFulfilled.");
  const item = fc.record({
    itemType: fc.nat(3),
    token: account,
    identifier: small,
    amount,
    recipient: account,
  });
  const items = fc.array(item, { maxLength: 3 });
  const hash = small.map((number) => toHex(number, { size: 32 }));
  return fc
    .tuple(hash, account, account, account, items, items)
    .map((values) => encodeLog(SEAPORT, abi as ViemEvent, values));
}

const small = fc.bigInt({ min: 0n, max: 4n });
const amount = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: 0n, max: 1000n }) },
  fc.constantFrom(2n ** 255n, 2n ** 256n - 1n),
);

function arbitraryValue(type: AbiType, account: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case "address":
      return account;
    case "bool":
      return fc.boolean();
    case "string":
      return fc.string({ maxLength: 12, unit: "binary" });
    case "bytes":
      return fc.uint8Array({ maxLength: 40 }).map((bytes) => toHex(bytes));
    case "fixedBytes":
      return small.map((number) => toHex(number, { size: type.size }));
    case "uint":
      return fc
        .oneof({ weight: 5, arbitrary: small }, amount, fc.constant(2n ** BigInt(type.size) - 1n))
        .map((number) => sized(number % 2n ** BigInt(type.size), type.size));
    case "int":
      return fc
        .constantFrom(0n, 1n, -1n, -(2n ** BigInt(type.size - 1)))
        .map((number) => sized(number, type.size));
    case "array":
      return fc.array(arbitraryValue(type.element, account), { maxLength: 3 });
    case "tuple":
      return fc.tuple(...type.components.map((component) => arbitraryValue(component, account)));
    default:
      throw new Error(`No values are made of ${type.kind}.`);
  }
}

/** viem takes integers of up to 48 bits as numbers. */
function sized(value: bigint, bits: number): bigint | number {
  return bits <= 48 ? Number(value) : value;
}

function toParameter(type: AbiType): AbiParameter {
  if (type.kind === "array") {
    const element = toParameter(type.element);
    return { ...element, type: `${element.type}[${type.length ?? ""}]` };
  }
  if (type.kind === "tuple") return { type: "tuple", components: type.components.map(toParameter) };
  if (type.kind === "fixedBytes") return { type: `bytes${type.size}` };
  return { type: type.kind === "uint" || type.kind === "int" ? `${type.kind}${type.size}` : type.kind };
}

function encodeLog(address: string, abi: ViemEvent, values: readonly unknown[]): LogSpec {
  const indexed = abi.inputs.flatMap((input, index) => (input.indexed ? [values[index]] : []));
  const topics = encodeEventTopics({ abi: [abi], eventName: abi.name, args: indexed }) as Hex[];
  const plain = abi.inputs.flatMap((input, index) =>
    input.indexed ? [] : [{ input, value: values[index] }],
  );
  const data = encodeAbiParameters(
    plain.map(({ input }) => input),
    plain.map(({ value }) => value),
  );
  return { address, topics, data };
}

const word = (account: string) => `0x${account.slice(2).padStart(64, "0")}`;
