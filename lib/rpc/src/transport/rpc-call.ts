/**
 * One JSON-RPC call. `tidy` brings an answer into the form that the rest relies on, in place. `check` says what is wrong with an answer that cannot be true, or null. `isDivisible`: the
 * caller can ask for less, so it wants to hear of answers that are too large or too late. `isStateOptional`: a node that does
 * not keep the state of the block is not asked again. `settle` makes a result of an error that is an answer (a revert), so that
 * the other calls of the batch keep theirs; without it the error is thrown.
 */
export interface RpcCall {
  readonly method: string;
  readonly params: readonly unknown[];
  readonly tidy?: (result: unknown) => void;
  readonly check?: (result: unknown) => string | null;
  readonly isDivisible?: boolean;
  readonly isStateOptional?: boolean;
  readonly settle?: (error: RpcErrorObject) => unknown;
}

export interface RpcErrorObject {
  readonly code: number;
  readonly message: string;
  readonly data?: unknown;
}

export type CallOutcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: RpcErrorObject };
