import { Address, BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Fact } from "../generated/schema";
import { Doubled, Listed, Moved, Moved1, Noted, Token, Whisper } from "../generated/Token/Token";

function append(id: string, text: string): void {
  let fact = Fact.load(id);
  if (!fact) {
    fact = new Fact(id);
    fact.value = "";
  }
  fact.value += text;
  fact.save();
}

export function handleOnce(_block: ethereum.Block): void {
  append("order", "once ");
}

export function handleEveryBlock(block: ethereum.Block): void {
  append("order", "block-" + block.number.toString() + " ");
}

export function handleMovedFrom(event: Moved): void {
  append("moved", "one " + event.params.to.toHexString() + "|");
}

export function handleMovedBoth(event: Moved1): void {
  append("moved", "both " + event.params.to.toHexString() + "|");
}

export function handleDoubled(event: Doubled): void {
  append("doubled", event.params.number.toString());
}

export function handleNoted(event: Noted): void {
  append("order", "log-" + event.logIndex.toString() + " ");
  append("noted", event.params.text + "|");
}

export function handleWhisper(event: Whisper): void {
  append("whisper", event.params.key.toHexString().slice(0, 6) + ":" + event.params.amount.toString() + "|");
}

function priceText(result: ethereum.CallResult<BigInt>): string {
  return result.reverted ? "reverted" : result.value.toString();
}

export function handleListed(event: Listed): void {
  const order = event.params.order;
  const price = Token.bind(event.address).try_priceOf(order.amount);
  const owner = Token.bind(order.seller.account).owner();
  const market = Token.bind(event.params.market).try_owner();
  const known = Token.bind(Address.fromString("0x" + "33".repeat(20))).try_priceOf(order.amount);
  append(
    "listed",
    [
      priceText(price),
      owner.toHexString(),
      market.reverted ? "reverted" : "owned",
      priceText(known),
      order.seller.name,
    ].join(" "),
  );
}
