import { AppError } from "@facevalue/core";
import type { AbiType } from "../abi/abi-type.ts";
import { parseElementary } from "../abi/abi-type.ts";
import type { AbiEvent, ContractAbi } from "../abi/contract-abi.ts";
import type { CallArgument, DeclaredCall } from "../abi/declared-call.ts";
import { topicType } from "../abi/event-decoder.ts";
import { areAssignable } from "../abi/is-assignable.ts";
import { isSpecBefore } from "./check-features.ts";

const EXPRESSION = /^\s*([^[\]]+?)\s*\[([^\]]+)\]\s*\.([^.()]+)\((.*)\)\s*$/s;
const ADDRESS = /^0x[0-9a-fA-F]{40}$/;
const ADDRESS_TYPE = parseElementary("address") as AbiType;

export interface DeclaredCallContext {
  /** Data source that declares it, for errors. */
  readonly dataSource: string;
  readonly event: AbiEvent;
  readonly abis: readonly ContractAbi[];
  readonly specVersion: string;
}

interface TypedArgument {
  readonly argument: CallArgument;
  readonly type: AbiType;
}

/**
 * A call in the form `Contract[address].function(argument, …)`: addresses, `event.address`, `event.params.name` and, from
 * specVersion 1.4.0 on, fields of structs by name or position.
 * @throws SUBGRAPH_INVALID when it has another form, or does not fit the ABIs
 */
export function parseDeclaredCall(
  label: string,
  expression: string,
  context: DeclaredCallContext,
): DeclaredCall {
  const fail = (problem: string): AppError => {
    const where = `data source ${context.dataSource}: the declared call ${label} of ${context.event.name}`;
    return new AppError("SUBGRAPH_INVALID", `${where}, "${expression}", ${problem}`);
  };
  const [, contract = "", address = "", name = "", list = ""] = EXPRESSION.exec(expression) ?? [];
  if (contract === "") throw fail("is not of the form Contract[address].function(arguments)");
  const texts = list.trim() === "" ? [] : list.split(",").map((text) => text.trim());
  const target = parseArgument(address.trim(), context, fail);
  if (target.type.kind !== "address") throw fail(`calls ${address}, which is no address`);
  const values = texts.map((text) => parseArgument(text, context, fail));
  const types = values.map(({ type }) => type);
  const abi = context.abis.find((candidate) => candidate.name === contract);
  if (abi === undefined) throw fail(`names the ABI ${contract}, which is not among the mapping's`);
  const functions = abi.functions.filter((candidate) => candidate.name === name);
  if (functions.length === 0) throw fail(`names the function ${name}, which the ABI ${contract} lacks`);
  const found = functions.find(({ inputs }) => areAssignable(types, inputs));
  if (found === undefined) throw fail(`passes arguments that do not fit ${functions[0]?.signature}`);
  return {
    label,
    target: found,
    address: target.argument,
    arguments: values.map(({ argument }) => argument),
  };
}

function parseArgument(
  text: string,
  { event, specVersion }: DeclaredCallContext,
  fail: (problem: string) => AppError,
): TypedArgument {
  if (ADDRESS.test(text)) {
    return { argument: { kind: "constant", address: text.toLowerCase() }, type: ADDRESS_TYPE };
  }
  if (text === "event.address") return { argument: { kind: "event-address" }, type: ADDRESS_TYPE };
  const [root, group, name, ...fields] = text.split(".");
  if (root !== "event" || group !== "params" || name === undefined) {
    throw fail(`uses "${text}": only addresses, event.address and event.params.… can be used`);
  }
  const index = event.inputs.findIndex((input) => input.name === name);
  const input = event.inputs[index];
  if (input === undefined) throw fail(`uses the parameter ${name}, which ${event.signature} lacks`);
  if (fields.length > 0 && isSpecBefore(specVersion, [1, 4, 0])) {
    throw fail(`uses a field of a struct, which needs specVersion 1.4.0 (this is ${specVersion})`);
  }
  let type = input.isIndexed ? topicType(input.type) : input.type;
  const path: number[] = [];
  for (const field of fields) {
    if (type.kind !== "tuple") throw fail(`uses the field ${field} of what is no struct`);
    const position = /^\d+$/.test(field) ? Number(field) : type.names.indexOf(field);
    const component = type.components[position];
    if (component === undefined) throw fail(`uses the field ${field}, which the struct lacks`);
    path.push(position);
    type = component;
  }
  return { argument: { kind: "parameter", index, path }, type };
}
