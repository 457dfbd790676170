export type { Hex, RpcBlock, RpcLog, RpcReceipt, RpcTransaction } from "./rpc-types.ts";
