import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { TicketContract } from "../../generated/schema";
import { Erc721Tickets } from "../../generated/templates/Erc721Tickets/Erc721Tickets";
import { includes, isFeeRecipient } from "../facts/marketplaces";
import { contractFacts, networkFacts } from "../facts/read-facts";

/** The organizer's account and the further ones of the network file: where royalties and primary sales are paid to. */
export function organizerAccounts(contract: Bytes): Bytes[] {
  const accounts = contractFacts().accounts("accounts");
  const known = TicketContract.load(contract);
  if (known === null) return accounts;
  const organizer = known.organizer;
  if (organizer !== null) accounts.push(organizer);
  return accounts;
}

/** What a ticket contract asks for as royalty (ERC-2981). */
export class RoyaltyDue {
  constructor(
    public receiver: Bytes,
    public amount: BigInt,
  ) {}
}

/** Null when the contract does not answer. */
export function askRoyalty(contract: Bytes, tokenId: BigInt, price: BigInt): RoyaltyDue | null {
  const tickets = Erc721Tickets.bind(Address.fromBytes(contract));
  const answer = tickets.try_royaltyInfo(tokenId, price);
  if (answer.reverted) return null;
  return new RoyaltyDue(answer.value.getReceiver(), answer.value.getRoyaltyAmount());
}

/** What a part of a resale's price is, by who received it. */
export function feeRole(
  recipient: Bytes,
  seller: Bytes,
  organizers: Bytes[],
  royalty: RoyaltyDue | null,
): string {
  if (recipient.equals(seller)) return "SELLER";
  if (royalty !== null && royalty.receiver.equals(recipient)) return "ROYALTY";
  if (includes(organizers, recipient)) return "ROYALTY";
  return isFeeRecipient(recipient, networkFacts()) ? "MARKETPLACE" : "UNKNOWN";
}
