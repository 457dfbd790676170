import { Address, BigInt, ByteArray, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Account, Resale, Ticket, Transfer } from "../generated/schema";
import { TicketResold as TicketResoldEvent, Transfer as TransferEvent } from "../generated/Ticket/Ticket";

export function handleTransfer(event: TransferEvent): void {
  saveTransfer(event);
  const from = event.params.from;
  const to = event.params.to;
  const ticket = loadTicket(event.params.tokenId);
  ticket.owner = to;
  ticket.save();
  if (from != Address.zero()) {
    const giver = loadAccount(from);
    giver.balance -= 1;
    giver.save();
  }
  const receiver = loadAccount(to);
  receiver.balance += 1;
  receiver.save();
}

export function handleTicketResold(event: TicketResoldEvent): void {
  saveResale(event);
  const ticket = loadTicket(event.params.tokenId);
  ticket.resales += 1;
  ticket.lastPrice = event.params.price;
  ticket.save();
  const seller = loadAccount(event.params.seller);
  seller.sells += 1;
  seller.save();
  const buyer = loadAccount(event.params.buyer);
  buyer.buys += 1;
  buyer.save();
}

function saveTransfer(event: TransferEvent): void {
  const transfer = new Transfer(eventId(event));
  transfer.blockNumber = event.block.number;
  transfer.blockTimestamp = event.block.timestamp;
  transfer.transactionHash = event.transaction.hash;
  transfer.sender = event.transaction.from;
  transfer.nonce = event.transaction.nonce;
  transfer.gasPrice = event.transaction.gasPrice;
  transfer.logIndex = event.logIndex.toI32();
  transfer.from = event.params.from;
  transfer.to = event.params.to;
  transfer.tokenId = event.params.tokenId;
  transfer.save();
}

function saveResale(event: TicketResoldEvent): void {
  const resale = new Resale(eventId(event));
  resale.blockNumber = event.block.number;
  resale.blockTimestamp = event.block.timestamp;
  resale.transactionHash = event.transaction.hash;
  resale.sender = event.transaction.from;
  resale.nonce = event.transaction.nonce;
  resale.gasPrice = event.transaction.gasPrice;
  resale.logIndex = event.logIndex.toI32();
  resale.tokenId = event.params.tokenId;
  resale.seller = event.params.seller;
  resale.buyer = event.params.buyer;
  resale.price = event.params.price;
  resale.save();
}

function eventId(event: ethereum.Event): Bytes {
  return event.transaction.hash.concatI32(event.logIndex.toI32());
}

function loadTicket(tokenId: BigInt): Ticket {
  const id = Bytes.fromByteArray(ByteArray.fromBigInt(tokenId));
  const known = Ticket.load(id);
  if (known != null) return known;
  const ticket = new Ticket(id);
  ticket.tokenId = tokenId;
  ticket.resales = 0;
  ticket.lastPrice = BigInt.zero();
  return ticket;
}

function loadAccount(address: Address): Account {
  const known = Account.load(address);
  if (known != null) return known;
  const account = new Account(address);
  account.balance = 0;
  account.buys = 0;
  account.sells = 0;
  return account;
}
