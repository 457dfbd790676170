import { Bytes } from "@graphprotocol/graph-ts";

/** A host function that graph-ts does not declare. */
export declare namespace ipfs {
  function getBlock(hash: string): Bytes | null;
}
