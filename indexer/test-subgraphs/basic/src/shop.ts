import { BigInt, dataSource } from "@graphprotocol/graph-ts";
import { Fact } from "../generated/schema";
import { Sold } from "../generated/templates/Shop/Shop";

export function handleSold(event: Sold): void {
  const id = dataSource.address().toHexString() + "-" + event.logIndex.toString();
  const fact = new Fact(id);
  const greeting = dataSource.context().get("greeting");
  fact.value =
    (greeting ? greeting.toString() : "none") + ":" + event.params.price.times(BigInt.fromI32(2)).toString();
  fact.save();
}
