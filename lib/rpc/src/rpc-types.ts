/** `0x`-prefixed hex string as JSON-RPC carries it. */
export type Hex = string;

export interface RpcLog {
  readonly address: Hex;
  readonly topics: readonly Hex[];
  readonly data: Hex;
  readonly blockNumber: Hex;
  readonly blockHash: Hex;
  readonly transactionHash: Hex;
  readonly transactionIndex: Hex;
  readonly logIndex: Hex;
  readonly removed?: boolean;
  readonly blockTimestamp?: Hex;
}

export interface RpcTransaction {
  readonly hash: Hex;
  readonly transactionIndex: Hex;
  readonly from: Hex;
  readonly to: Hex | null;
  readonly value: Hex;
  readonly gas: Hex;
  readonly gasPrice?: Hex;
  readonly maxFeePerGas?: Hex;
  readonly maxPriorityFeePerGas?: Hex;
  readonly input: Hex;
  readonly nonce: Hex;
}

export interface RpcBlock {
  readonly number: Hex;
  readonly hash: Hex;
  readonly parentHash: Hex;
  readonly sha3Uncles: Hex;
  readonly miner: Hex;
  readonly stateRoot: Hex;
  readonly transactionsRoot: Hex;
  readonly receiptsRoot: Hex;
  readonly gasUsed: Hex;
  readonly gasLimit: Hex;
  readonly timestamp: Hex;
  readonly difficulty?: Hex;
  readonly totalDifficulty?: Hex;
  readonly size?: Hex;
  readonly baseFeePerGas?: Hex;
  readonly logsBloom: Hex;
  readonly extraData?: Hex;
  readonly mixHash?: Hex;
  readonly nonce?: Hex;
  readonly withdrawalsRoot?: Hex | null;
  readonly blobGasUsed?: Hex | null;
  readonly excessBlobGas?: Hex | null;
  readonly parentBeaconBlockRoot?: Hex | null;
  readonly requestsHash?: Hex | null;
  readonly transactions: readonly Hex[] | readonly RpcTransaction[];
}

export interface RpcReceipt {
  readonly transactionHash: Hex;
  readonly transactionIndex: Hex;
  readonly blockHash: Hex;
  readonly blockNumber: Hex;
  readonly cumulativeGasUsed: Hex;
  readonly gasUsed: Hex;
  readonly effectiveGasPrice?: Hex;
  readonly contractAddress: Hex | null;
  readonly logs: readonly RpcLog[];
  readonly logsBloom: Hex;
  readonly status?: Hex;
  readonly root?: Hex;
  readonly type?: Hex;
  readonly depositNonce?: Hex | null;
  readonly depositReceiptVersion?: Hex | null;
}
