import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { TicketContract } from "../../generated/schema";

export function createTicketContract(address: Bytes, organizer: Bytes, log: ethereum.Event): void {
  const contract = new TicketContract(address);
  contract.organizer = organizer;
  contract.ticketCount = BigInt.zero();
  contract.createdAtBlock = log.block.number;
  contract.createdAt = log.block.timestamp;
  contract.save();
}

/** Counts a ticket issued, if the contract is one that the factory created. */
export function countTicket(address: Bytes): void {
  const contract = TicketContract.load(address);
  if (contract === null) return;
  contract.ticketCount = contract.ticketCount.plus(BigInt.fromI32(1));
  contract.save();
}

/** Who created the contract; null for one that the factory did not create. */
export function organizerOf(address: Bytes): Bytes | null {
  const contract = TicketContract.load(address);
  return contract === null ? null : contract.organizer;
}
