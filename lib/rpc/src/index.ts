export { createRpcClient, type RpcClientOptions } from "./create-rpc-client.ts";
export type { LogRange } from "./logs/fetch-logs.ts";
export type { LogQuery, RangeLogQuery } from "./logs/log-filter.ts";
export type { BlockOptions } from "./methods/block-calls.ts";
export type { ContractCall, ContractCallResult } from "./methods/call-contract.ts";
export type { ReceiptsQuery } from "./methods/fetch-receipts.ts";
export type { BlockWithLogs, RpcClient } from "./rpc-client.ts";
export type { Hex, RpcBlock, RpcLog, RpcReceipt, RpcTransaction } from "./rpc-types.ts";
export type { Clock } from "./transport/clock.ts";
