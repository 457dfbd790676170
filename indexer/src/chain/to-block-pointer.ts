import type { RpcBlock } from "@facevalue/rpc";
import type { BlockPointer } from "../storage/block-pointer.ts";

export function toBlockPointer(block: RpcBlock): BlockPointer {
  return {
    number: Number(block.number),
    hash: block.hash,
    parentHash: block.parentHash,
    timestamp: Number(block.timestamp),
  };
}
