import type { RpcBlock } from "../rpc-types.ts";
import { encodeRlp, hexBytes, numberBytes } from "./encode-rlp.ts";
import { keccak256 } from "./keccak.ts";

const quantity = (value: string) => numberBytes(BigInt(value));

/**
 * Whether a block's hash is that of its header fields: then its bloom and its receipts root are facts. False also for
 * chains whose headers hold other fields, and for those whose hashes are made in another way.
 */
export function isTrueHeader(block: RpcBlock): boolean {
  try {
    const hash = keccak256(encodeRlp(fieldsOf(block))).toString("hex");
    return `0x${hash}` === block.hash;
  } catch {
    // A field is missing or malformed: what the node shows is not the header of this hash.
    return false;
  }
}

function fieldsOf(block: RpcBlock): Buffer[] {
  return [
    hexBytes(block.parentHash),
    hexBytes(block.sha3Uncles),
    hexBytes(block.miner),
    hexBytes(block.stateRoot),
    hexBytes(block.transactionsRoot),
    hexBytes(block.receiptsRoot),
    hexBytes(block.logsBloom),
    quantity(block.difficulty ?? "0x0"),
    quantity(block.number),
    quantity(block.gasLimit),
    quantity(block.gasUsed),
    quantity(block.timestamp),
    hexBytes(block.extraData ?? "0x"),
    hexBytes(block.mixHash ?? ""),
    hexBytes(block.nonce ?? ""),
    ...laterFieldsOf(block),
  ];
}

/** Fields that forks added, each of which implies those before it. */
function laterFieldsOf(block: RpcBlock): Buffer[] {
  const { baseFeePerGas, withdrawalsRoot, blobGasUsed, excessBlobGas } = block;
  const { parentBeaconBlockRoot, requestsHash } = block;
  const fields: Buffer[] = [];
  if (isGiven(baseFeePerGas)) fields.push(quantity(baseFeePerGas));
  if (isGiven(withdrawalsRoot)) fields.push(hexBytes(withdrawalsRoot));
  if (isGiven(blobGasUsed)) fields.push(quantity(blobGasUsed));
  if (isGiven(excessBlobGas)) fields.push(quantity(excessBlobGas));
  if (isGiven(parentBeaconBlockRoot)) fields.push(hexBytes(parentBeaconBlockRoot));
  if (isGiven(requestsHash)) fields.push(hexBytes(requestsHash));
  return fields;
}

function isGiven(value: string | null | undefined): value is string {
  return value !== undefined && value !== null;
}
