import { trieRoot } from "@facevalue/rpc/proof";
import type { LogDraft } from "./abi-codec.ts";
import { rlpBytes, rlpList, rlpNumber } from "./rlp-hex.ts";

/** A receipt of a transaction of EIP-1559 that succeeded. */
export interface DraftReceipt {
  readonly cumulativeGasUsed: bigint;
  /** In hex digits. */
  readonly bloom: string;
  readonly logs: readonly LogDraft[];
}

/** Root of the trie of a block's receipts, written in hex digits as the drafts have everything. */
export function draftReceiptsRoot(receipts: readonly DraftReceipt[]): string {
  return trieRoot(
    receipts.map((receipt, index) => ({
      key: Buffer.from(rlpNumber(index), "hex"),
      value: Buffer.from(encodeReceipt(receipt), "hex"),
    })),
  );
}

function encodeReceipt({ cumulativeGasUsed, bloom, logs }: DraftReceipt): string {
  let encodedLogs = "";
  for (const log of logs) encodedLogs += encodeLog(log);
  return `02${rlpList(`01${rlpNumber(cumulativeGasUsed)}${rlpBytes(bloom)}${rlpList(encodedLogs)}`)}`;
}

function encodeLog({ address, topics, data }: LogDraft): string {
  let encodedTopics = "";
  for (const topic of topics) encodedTopics += rlpBytes(topic.slice(2));
  return rlpList(`${rlpBytes(address.slice(2))}${rlpList(encodedTopics)}${rlpBytes(data.slice(2))}`);
}
