import {
  type Abi,
  type AbiEvent,
  type AbiFunction,
  type AbiParameter,
  type Address,
  encodeAbiParameters,
  type Hex,
  toEventSelector,
  toFunctionSelector,
} from "viem";
import { addressWord, numberWord } from "./words.ts";

/** A log as a contract emits it, before it has a place in a block. */
export interface LogDraft {
  readonly name: string;
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
}

type Values = Readonly<Record<string, unknown>>;
type Encode = (values: readonly unknown[]) => string;

interface EventForm {
  readonly topic0: Hex;
  readonly indexed: readonly AbiParameter[];
  readonly plain: readonly AbiParameter[];
  readonly encode: Encode;
}

export interface AbiCodec {
  /** The log of an event with the values of its parameters by name. Addresses in lower case. */
  log(address: Address, name: string, values: Values): LogDraft;
  /** Input of a call. */
  call(name: string, values: readonly unknown[]): Hex;
}

/** Encodes events and calls of a contract; static values are written as words, which is much faster than the general way. */
export function createAbiCodec(abi: Abi): AbiCodec {
  const events = new Map<string, EventForm>();
  const functions = new Map<string, { selector: Hex; encode: Encode }>();
  for (const item of abi) {
    if (item.type === "event") events.set(item.name, toForm(item));
    if (item.type === "function") functions.set(item.name, toFunction(item));
  }
  const log = (address: Address, name: string, values: Values): LogDraft => {
    const form = events.get(name);
    if (form === undefined) throw new TypeError(`The contract has no event ${name}.`);
    const topics: Hex[] = [form.topic0];
    for (const parameter of form.indexed)
      topics.push(`0x${toWord(parameter, values[parameter.name as string])}`);
    const plain = form.plain.map(({ name: parameter }) => values[parameter as string]);
    return { name, address, topics, data: `0x${form.encode(plain)}` };
  };
  const call = (name: string, values: readonly unknown[]): Hex => {
    const found = functions.get(name);
    if (found === undefined) throw new TypeError(`The contract has no function ${name}.`);
    return `${found.selector}${found.encode(values)}`;
  };
  return { log, call };
}

function toForm(event: AbiEvent): EventForm {
  const plain = event.inputs.filter(({ indexed }) => !indexed);
  const indexed = event.inputs.filter((input) => input.indexed);
  return { topic0: toEventSelector(event), indexed, plain, encode: encoderOf(plain) };
}

function toFunction(item: AbiFunction): { selector: Hex; encode: Encode } {
  return { selector: toFunctionSelector(item), encode: encoderOf(item.inputs) };
}

function encoderOf(parameters: readonly AbiParameter[]): Encode {
  if (parameters.every(isWord)) {
    return (values) => {
      let encoded = "";
      for (const [index, parameter] of parameters.entries()) encoded += toWord(parameter, values[index]);
      return encoded;
    };
  }
  return (values) => encodeAbiParameters(parameters, values as unknown[]).slice(2);
}

function isWord({ type }: AbiParameter): boolean {
  return /^(address|bool|uint\d+|bytes32)$/.test(type);
}

function toWord({ type }: AbiParameter, value: unknown): string {
  if (type === "address") return addressWord(value as Address);
  if (type === "bool") return numberWord(value === true ? 1 : 0);
  if (type === "bytes32") return (value as Hex).slice(2);
  return numberWord(value as bigint | number);
}
