import type { RpcReceipt } from "../rpc-types.ts";
import { encodeRlp, hexBytes, numberBytes, type RlpItem } from "./encode-rlp.ts";
import { type TrieEntry, trieRoot } from "./trie-root.ts";

const DEPOSIT = 0x7e;
const KNOWN_TYPES = new Set([0, 1, 2, 3, 4, DEPOSIT]);

/** Root of the trie of a block's receipts, all of them; null when one is of a type whose encoding is not known. */
export function receiptsRootOf(receipts: readonly RpcReceipt[]): string | null {
  const entries: TrieEntry[] = [];
  for (const receipt of receipts) {
    // Some chains list what the consensus layer did as a transaction that is in no trie and uses no gas.
    if (Number(receipt.cumulativeGasUsed) === 0) continue;
    const value = encodeReceipt(receipt);
    if (value === null) return null;
    entries.push({ key: encodeRlp(numberBytes(BigInt(receipt.transactionIndex))), value });
  }
  return trieRoot(entries);
}

function encodeReceipt(receipt: RpcReceipt): Buffer | null {
  const type = Number(receipt.type ?? "0x0");
  if (!KNOWN_TYPES.has(type)) return null;
  const { status, root, cumulativeGasUsed, logsBloom, logs } = receipt;
  const outcome = status === undefined ? hexBytes(root ?? "0x") : numberBytes(BigInt(status));
  const items: RlpItem[] = [
    outcome,
    numberBytes(BigInt(cumulativeGasUsed)),
    hexBytes(logsBloom),
    logs.map(({ address, topics, data }) => [hexBytes(address), topics.map(hexBytes), hexBytes(data)]),
  ];
  if (type === DEPOSIT) items.push(...depositItems(receipt));
  const body = encodeRlp(items);
  return type === 0 ? body : Buffer.concat([Buffer.of(type), body]);
}

/** What a deposit's receipt adds on rollups that write it down at all. */
function depositItems({ depositNonce, depositReceiptVersion }: RpcReceipt): Buffer[] {
  const items: Buffer[] = [];
  if (depositNonce && depositReceiptVersion) items.push(numberBytes(BigInt(depositNonce)));
  if (depositReceiptVersion) items.push(numberBytes(BigInt(depositReceiptVersion)));
  return items;
}
