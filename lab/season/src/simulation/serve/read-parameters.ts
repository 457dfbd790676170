import { INVALID_PARAMETERS, RpcError } from "./rpc-error.ts";

const QUANTITY = /^0x(0|[1-9a-f][0-9a-f]{0,12})$/i;
const WORD = /^0x[0-9a-f]{64}$/i;
const ADDRESS = /^0x[0-9a-f]{40}$/i;

export function readHash(value: unknown): string {
  if (typeof value === "string" && WORD.test(value)) return value.toLowerCase();
  throw new RpcError(INVALID_PARAMETERS, `${JSON.stringify(value)} is no hash of 32 bytes`);
}

/** A block's number from a tag or a quantity; all blocks up to the last one are final. */
export function readBlockNumber(value: unknown, lastBlock: number): number {
  switch (value) {
    case undefined:
    case null:
    case "latest":
    case "safe":
    case "finalized":
    case "pending":
      return lastBlock;
    case "earliest":
      return 0;
    default:
      if (typeof value === "string" && QUANTITY.test(value)) return Number(value);
      throw new RpcError(INVALID_PARAMETERS, `${JSON.stringify(value)} is no block number or tag`);
  }
}

export interface LogFilter {
  readonly fromBlock?: unknown;
  readonly toBlock?: unknown;
  readonly blockHash?: unknown;
  /** In lower case; null for any. */
  readonly addresses: ReadonlySet<string> | null;
  /** By position; null for any. */
  readonly topics: readonly (ReadonlySet<string> | null)[];
}

export function readLogFilter(value: unknown): LogFilter {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new RpcError(INVALID_PARAMETERS, "eth_getLogs needs a filter object");
  }
  const { fromBlock, toBlock, blockHash, address, topics } = value as Record<string, unknown>;
  if (blockHash !== undefined && (fromBlock !== undefined || toBlock !== undefined)) {
    throw new RpcError(INVALID_PARAMETERS, "a filter has either a block hash or a range");
  }
  const positions = topics === undefined || topics === null ? [] : topics;
  if (!Array.isArray(positions) || positions.length > 4) {
    throw new RpcError(INVALID_PARAMETERS, "topics must be a list of at most 4");
  }
  return {
    fromBlock,
    toBlock,
    blockHash,
    addresses: readSet(address, ADDRESS, "an address"),
    topics: positions.map((position: unknown) => readSet(position, WORD, "a topic")),
  };
}

function readSet(value: unknown, form: RegExp, what: string): ReadonlySet<string> | null {
  if (value === undefined || value === null) return null;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const read = values.map((one) => {
    if (typeof one === "string" && form.test(one)) return one.toLowerCase();
    throw new RpcError(INVALID_PARAMETERS, `${JSON.stringify(one)} is not ${what}`);
  });
  return read.length === 0 ? null : new Set(read);
}

export interface CallParameters {
  readonly to: string;
  readonly data: `0x${string}`;
}

export function readCall(value: unknown): CallParameters {
  const { to, data, input } = (typeof value === "object" && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const sent = input ?? data ?? "0x";
  if (typeof to !== "string" || !ADDRESS.test(to)) {
    throw new RpcError(INVALID_PARAMETERS, "eth_call needs the address of a contract");
  }
  if (typeof sent !== "string" || !/^0x([0-9a-f]{2})*$/i.test(sent)) {
    throw new RpcError(INVALID_PARAMETERS, "eth_call needs its data in hex");
  }
  return { to: to.toLowerCase(), data: sent.toLowerCase() as `0x${string}` };
}
