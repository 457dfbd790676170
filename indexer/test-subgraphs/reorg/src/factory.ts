import { BigInt, Bytes, DataSourceContext, ethereum, store, Value } from "@graphprotocol/graph-ts";
import { Closed, Opened } from "../generated/Factory/Factory";
import { Shop } from "../generated/schema";
import { Shop as ShopTemplate } from "../generated/templates";
import { tick } from "./tick";

export function handleOpened(event: Opened): void {
  const context = new DataSourceContext();
  context.set("tag", Value.fromBigInt(event.params.tag));
  ShopTemplate.createWithContext(event.params.shop, context);
  openShop(event.params.shop, event.params.tag, event.block.hash);
}

function openShop(address: Bytes, tag: BigInt, blockHash: Bytes): void {
  let shop = Shop.load(address);
  if (shop == null) {
    shop = new Shop(address);
    shop.createdIn = blockHash;
    shop.digest = address;
    shop.openItems = 0;
  }
  shop.tag = tag;
  shop.save();
}

export function handleClosed(event: Closed): void {
  const shop = Shop.load(event.params.shop);
  if (shop == null) return;
  const items = shop.items.load();
  for (let index = 0; index < items.length; index++) store.remove("Item", items[index].id);
  store.remove("Shop", event.params.shop.toHexString());
}

export function handleFirst(block: ethereum.Block): void {
  tick("first", block);
}

export function handleFifth(block: ethereum.Block): void {
  tick("fifth", block);
}
