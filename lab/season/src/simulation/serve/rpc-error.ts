/** An error that a JSON-RPC answer carries. */
export class RpcError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export const PARSE_ERROR = -32700;
export const INVALID_REQUEST = -32600;
export const METHOD_NOT_FOUND = -32601;
export const INVALID_PARAMETERS = -32602;
export const INTERNAL_ERROR = -32603;
/** What nodes answer when a call reverts. */
export const REVERTED = 3;
export const SERVER_ERROR = -32000;
