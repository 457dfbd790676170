import { Bytes, JSONValue } from "@graphprotocol/graph-ts";

// Host functions of earlier days, which graph-ts no longer declares.
export declare namespace box {
  function profile(address: string): JSONValue | null;
}

export declare namespace arweave {
  function transactionData(id: string): Bytes | null;
}

export declare namespace ipfs {
  function getBlock(hash: string): Bytes | null;
}
