import type { AbiFunction } from "./contract-abi.ts";

/** A contract call that a manifest declares for an event, so that it can be made before the handler runs. */
export interface DeclaredCall {
  /** The manifest's name for it. */
  readonly label: string;
  readonly target: AbiFunction;
  /** Gives an address. */
  readonly address: CallArgument;
  readonly arguments: readonly CallArgument[];
}

/** Where a value of a declared call comes from. */
export type CallArgument =
  | { readonly kind: "constant"; readonly address: string }
  | { readonly kind: "event-address" }
  /** `path`: positions in the structs inside of the event's parameter. */
  | { readonly kind: "parameter"; readonly index: number; readonly path: readonly number[] };
