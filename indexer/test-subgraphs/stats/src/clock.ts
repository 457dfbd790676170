import { BigInt, dataSource, Entity, ethereum, store } from "@graphprotocol/graph-ts";
import { Label, Tick } from "../generated/schema";

/** What a mapping must not do with an aggregation is done when the network's name asks for it. */
export function handleBlock(block: ethereum.Block): void {
  const tick = new Tick(0);
  tick.parity = block.number.mod(BigInt.fromI32(2)).isZero() ? "even" : "odd";
  tick.number = block.number;
  tick.save();
  const label = new Label("latest");
  label.text = "The running block is " + block.number.toString();
  label.save();
  const network = dataSource.network();
  if (network == "set") store.set("Stats", "1", new Entity());
  if (network == "set hour") store.set("Stats_hour", "1", new Entity());
  if (network == "get") store.get("Stats_hour", "1");
  if (network == "remove") store.remove("Stats_day", "1");
}
