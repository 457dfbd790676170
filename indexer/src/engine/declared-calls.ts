import type { CallArgument, DeclaredCall } from "../abi/declared-call.ts";
import { encodeTokens } from "../abi/encode-tokens.ts";
import { ETHEREUM_KIND } from "../abi/ethereum-kind.ts";
import type { EthereumToken } from "../abi/ethereum-token.ts";
import { NonDeterministicError } from "../host/non-deterministic-error.ts";

export interface CallRequest {
  readonly to: string;
  /** Selector and arguments, `0x` hex. */
  readonly data: string;
}

interface EventValues {
  /** Of the contract that logged the event. */
  readonly address: string;
  readonly parameters: readonly EthereumToken[];
}

/** The call as it is for one event. NonDeterministicError when the event's values do not give one. */
export function encodeDeclaredCall(call: DeclaredCall, event: EventValues): CallRequest {
  const target = argumentValue(call, call.address, event);
  if (target.kind !== ETHEREUM_KIND.address)
    throw new NonDeterministicError(`${labelOf(call)} has no address`);
  const values = call.arguments.map((argument) => argumentValue(call, argument, event));
  return {
    to: `0x${Buffer.from(target.bytes).toString("hex")}`,
    data: call.target.selector + Buffer.from(encodeTokens(values)).toString("hex"),
  };
}

function argumentValue(call: DeclaredCall, argument: CallArgument, event: EventValues): EthereumToken {
  if (argument.kind === "constant") return addressToken(argument.address);
  if (argument.kind === "event-address") return addressToken(event.address);
  let value = event.parameters[argument.index];
  for (const position of argument.path) {
    value = value !== undefined && "items" in value ? value.items[position] : undefined;
  }
  if (value === undefined)
    throw new NonDeterministicError(`${labelOf(call)} uses a value that the event lacks`);
  return value;
}

function addressToken(address: string): EthereumToken {
  return { kind: ETHEREUM_KIND.address, bytes: Uint8Array.from(Buffer.from(address.slice(2), "hex")) };
}

function labelOf({ label }: DeclaredCall): string {
  return `the declared call ${label}`;
}
