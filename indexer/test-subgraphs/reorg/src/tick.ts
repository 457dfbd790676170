import { ethereum } from "@graphprotocol/graph-ts";
import { Tick } from "../generated/schema";

/** Counts the blocks that a block handler saw. */
export function tick(id: string, block: ethereum.Block): void {
  let entry = Tick.load(id);
  if (entry == null) {
    entry = new Tick(id);
    entry.count = 0;
  }
  entry.count = entry.count + 1;
  entry.block = block.number;
  entry.hash = block.hash;
  entry.save();
}
