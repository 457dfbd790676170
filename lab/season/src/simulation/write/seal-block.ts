import { trieRoot } from "@facevalue/rpc/proof";
import type { Hex } from "viem";
import { BASE_FEE } from "../actions/world-block.ts";
import type { BlockLines, TransactionLines } from "./block-lines.ts";
import type { DraftTransaction } from "./draft-transaction.ts";
import { makeHeader } from "./header.ts";
import type { BloomMaker } from "./logs-bloom.ts";
import { type DraftReceipt, draftReceiptsRoot } from "./receipts-root.ts";
import { rlpNumber } from "./rlp-hex.ts";
import { quantity } from "./words.ts";

export interface BlockPlace {
  readonly chainId: number;
  readonly number: number;
  readonly time: number;
  readonly parentHash: Hex;
}

/** The block of these transactions with a true header, written without an EVM. */
export function sealBlock(
  place: BlockPlace,
  drafts: readonly DraftTransaction[],
  blooms: BloomMaker,
): BlockLines {
  const { each, all } = blooms.bloomsOf(drafts);
  let gasUsed = 0n;
  const receipts = drafts.map((draft, index): DraftReceipt => {
    gasUsed += draft.gasUsed;
    return { cumulativeGasUsed: gasUsed, bloom: each[index] as string, logs: draft.logs };
  });
  const header = makeHeader({
    number: place.number,
    time: place.time,
    parentHash: place.parentHash,
    transactionsRoot: transactionsRootOf(drafts),
    receiptsRoot: draftReceiptsRoot(receipts),
    logsBloom: `0x${all}`,
    gasUsed,
    encoded: drafts.map(({ encoded }) => encoded),
  });
  let logIndex = 0;
  const transactions = drafts.map((draft, index) => {
    const lines = toLines(
      draft,
      { ...place, hash: header.hash, index, logIndex },
      receipts[index] as DraftReceipt,
    );
    logIndex += draft.logs.length;
    return lines;
  });
  return { hash: header.hash, header: JSON.stringify(header), transactions };
}

function transactionsRootOf(drafts: readonly DraftTransaction[]): string {
  return trieRoot(
    drafts.map(({ encoded }, index) => ({
      key: Buffer.from(rlpNumber(index), "hex"),
      value: Buffer.from(encoded, "hex"),
    })),
  );
}

interface TransactionPlace extends BlockPlace {
  readonly hash: Hex;
  readonly index: number;
  /** Of its first log. */
  readonly logIndex: number;
}

function toLines(
  draft: DraftTransaction,
  place: TransactionPlace,
  { cumulativeGasUsed, bloom }: DraftReceipt,
): TransactionLines {
  const blockHash = place.hash;
  const blockNumber = quantity(place.number);
  const blockTimestamp = quantity(place.time);
  const transactionIndex = quantity(place.index);
  const sent = sentFields(draft, place.chainId);
  return {
    hash: draft.hash,
    transaction: JSON.stringify({ ...sent, blockHash, blockNumber, transactionIndex, blockTimestamp }),
    receipt: JSON.stringify({
      type: "0x2",
      status: "0x1",
      transactionIndex,
      cumulativeGasUsed: quantity(cumulativeGasUsed),
      logsBloom: `0x${bloom}`,
      blockHash,
      blockNumber,
      ...outcomeFields(draft),
    }),
    logs: draft.logs.map(({ address, topics, data }, index) =>
      // In the order of `logLine`.
      JSON.stringify({
        address,
        topics,
        data,
        blockHash,
        blockNumber,
        blockTimestamp,
        transactionHash: draft.hash,
        transactionIndex,
        logIndex: quantity(place.logIndex + index),
        removed: false,
      }),
    ),
  };
}

function sentFields(draft: DraftTransaction, chainId: number): object {
  const { hash, from, to, nonce, gasPrice, gas, value, data } = draft;
  return {
    type: "0x2",
    chainId: quantity(chainId),
    hash,
    from,
    to,
    nonce: quantity(nonce),
    gas: quantity(gas),
    gasPrice: quantity(gasPrice),
    maxFeePerGas: quantity(gasPrice),
    maxPriorityFeePerGas: quantity(gasPrice - BASE_FEE),
    value: quantity(value),
    accessList: [],
    input: data,
    r: "0x0",
    s: "0x0",
    yParity: "0x0",
    v: "0x0",
  };
}

function outcomeFields({ hash, from, to, contractAddress, gasUsed, gasPrice }: DraftTransaction): object {
  const fees = { gasUsed: quantity(gasUsed), effectiveGasPrice: quantity(gasPrice) };
  return { transactionHash: hash, from, to, contractAddress, ...fees };
}
