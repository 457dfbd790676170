import {
  BigInt,
  Bytes,
  DataSourceContext,
  dataSource,
  ethereum,
  store,
  Value,
} from "@graphprotocol/graph-ts";
import { Account, Fact, Ticket, Transfer } from "../generated/schema";
import { Run, ShopCreated, Stored, Transfer as TransferEvent } from "../generated/Token/Token";
import { Shop } from "../generated/templates";
import { runScenario } from "./scenarios";

// A module-level counter: stays 1 only if every handler starts from a fresh module.
let counter: i32 = 0;

function loadOrCreateAccount(id: Bytes): Account {
  let account = Account.load(id);
  if (account == null) {
    account = new Account(id);
    account.balance = BigInt.zero();
    account.sent = 0;
  }
  return account;
}

export function handleTransfer(event: TransferEvent): void {
  counter = counter + 1;
  const from = loadOrCreateAccount(event.params.from);
  from.balance = from.balance.minus(event.params.amount);
  from.sent = from.sent + 1;
  from.save();
  const to = loadOrCreateAccount(event.params.to);
  to.balance = to.balance.plus(event.params.amount);
  to.save();
  const ticketId = event.params.amount.toString();
  let ticket = Ticket.load(ticketId);
  if (ticket == null) {
    ticket = new Ticket(ticketId);
    ticket.moves = 0;
  }
  ticket.owner = to.id;
  ticket.moves = ticket.moves + 1;
  ticket.save();
  const transfer = new Transfer(event.transaction.hash.concatI32(event.logIndex.toI32()));
  transfer.from = event.params.from;
  transfer.to = event.params.to;
  transfer.amount = event.params.amount;
  transfer.block = event.block.number;
  transfer.counter = counter;
  transfer.save();
}

export function writeFact(id: string, value: string): void {
  const fact = new Fact(id);
  fact.value = value;
  fact.save();
}

export function handleStored(event: Stored): void {
  const order = event.params.order;
  const chunks = event.params.chunks;
  let text =
    event.params.key.toHexString() +
    "|" +
    event.params.kind.toString() +
    "|" +
    event.params.signedValue.toString();
  text += "|" + event.params.label + "|";
  for (let i = 0; i < chunks.length; i++) text += chunks[i].toHexString() + ",";
  text +=
    "|" + order.seller.toHexString() + "|" + order.prices[0].toString() + "," + order.prices[1].toString();
  text += "|" + order.memo.toHexString();
  writeFact("stored", text);
}

export function handleRun(event: Run): void {
  runScenario(event);
}

export function handleShopCreated(event: ShopCreated): void {
  const context = new DataSourceContext();
  context.set("greeting", Value.fromString("hi"));
  Shop.createWithContext(event.params.shop, context);
}

export function handleOnce(block: ethereum.Block): void {
  writeFact("once", block.number.toString());
}

export function handlePolling(block: ethereum.Block): void {
  writeFact("polling-" + block.number.toString(), block.hash.toHexString());
  store.remove("Fact", "missing");
  writeFact("network", dataSource.network());
}
