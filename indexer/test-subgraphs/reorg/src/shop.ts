import { BigInt, Bytes, crypto, dataSource, ethereum, store } from "@graphprotocol/graph-ts";
import { Item, Sale, Shop } from "../generated/schema";
import { Dropped, Sold } from "../generated/templates/Shop/Shop";
import { tick } from "./tick";

export function handleSold(event: Sold): void {
  const shop = loadShop(event.block.hash);
  const id = event.address.toHexString() + "-" + event.params.item.toString();
  let item = Item.load(id);
  if (item == null) {
    item = new Item(id);
    item.moves = 0;
    item.history = [];
    item.shop = shop.id;
  }
  const history = item.history;
  history.push(event.params.price);
  item.history = history.slice(-3);
  item.price = event.params.price.toBigDecimal();
  item.moves = item.moves + 1;
  item.save();
  note(shop, event);
  shop.lastBuyer = event.transaction.from;
  shop.openItems = shop.items.load().length;
  shop.save();
  writeSale(event, id);
}

function writeSale(event: Sold, item: string): void {
  const sale = new Sale(event.transaction.hash.concatI32(event.logIndex.toI32()));
  sale.shop = event.address;
  sale.item = item;
  sale.price = event.params.price;
  const receipt = event.receipt;
  sale.gasUsed = receipt == null ? BigInt.fromI32(-1) : receipt.gasUsed;
  sale.logCount = receipt == null ? -1 : receipt.logs.length;
  sale.save();
}

export function handleDropped(event: Dropped): void {
  const shop = loadShop(event.block.hash);
  store.remove("Item", event.address.toHexString() + "-" + event.params.item.toString());
  note(shop, event);
  shop.openItems = shop.items.load().length;
  shop.save();
}

export function handleShopBlock(block: ethereum.Block): void {
  tick(dataSource.address().toHexString(), block);
}

/** A shop that was closed opens again, with the tag of its data source. */
function loadShop(blockHash: Bytes): Shop {
  let shop = Shop.load(dataSource.address());
  if (shop == null) {
    shop = new Shop(dataSource.address());
    shop.createdIn = blockHash;
    shop.digest = dataSource.address();
    shop.openItems = 0;
  }
  shop.tag = dataSource.context().getBigInt("tag");
  return shop;
}

function note(shop: Shop, event: ethereum.Event): void {
  const mark = event.block.hash.concatI32(event.logIndex.toI32());
  shop.digest = Bytes.fromByteArray(crypto.keccak256(shop.digest.concat(mark)));
}
