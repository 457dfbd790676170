import { Bytes, ens, ipfs, Value } from "@graphprotocol/graph-ts";
import { ipfs as ipfsBlocks } from "./ipfs-blocks";

// Host functions that graph-ts no longer declares.
declare namespace arweave {
  function transactionData(id: string): Bytes | null;
}

declare namespace box {
  function profile(address: string): Bytes | null;
}

export function evaluateRetired(operation: string): string {
  if (operation == "ens.nameByHash") return ens.nameByHash("0x00") == null ? "null" : "name";
  if (operation == "ipfs.cat") return ipfs.cat("Qm") ? "bytes" : "null";
  if (operation == "ipfs.getBlock") return ipfsBlocks.getBlock("Qm") ? "bytes" : "null";
  if (operation == "ipfs.map") ipfs.mapJSON("Qm", "handleItem", Value.fromNull());
  if (operation == "arweave.transactionData") return arweave.transactionData("x") ? "bytes" : "null";
  if (operation == "box.profile") return box.profile("x") ? "bytes" : "null";
  return "called";
}
