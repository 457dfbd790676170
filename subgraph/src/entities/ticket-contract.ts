import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { TicketContract } from "../../generated/schema";

/** A ticket contract that is not saved yet; `organizer` is null where nobody says who sells its tickets. */
export function createTicketContract(
  address: Bytes,
  family: string,
  organizer: Bytes | null,
  log: ethereum.Event,
): TicketContract {
  const contract = new TicketContract(address);
  contract.family = family;
  contract.organizer = organizer;
  contract.ticketCount = BigInt.zero();
  contract.createdAtBlock = log.block.number;
  contract.createdAt = log.block.timestamp;
  return contract;
}

/** Counts tickets issued, if the contract is an indexed one; that contract, or null. */
export function countTickets(address: Bytes, quantity: BigInt): TicketContract | null {
  const contract = TicketContract.load(address);
  if (contract === null) return null;
  contract.ticketCount = contract.ticketCount.plus(quantity);
  contract.save();
  return contract;
}

/** Who sells the contract's tickets; null when that, or the contract, is not known. */
export function organizerOf(address: Bytes): Bytes | null {
  const contract = TicketContract.load(address);
  return contract === null ? null : contract.organizer;
}
