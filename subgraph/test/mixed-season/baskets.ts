import {
  approveItems,
  type ContractCall,
  erc20Calls,
  erc20Item,
  erc721Calls,
  fulfillmentCall,
  runThroughRouter,
  signAsk,
  transact,
} from "@facevalue/contracts/testing/markets";
import { isAddressEqual, zeroAddress } from "viem";
import { makeOffer } from "./asks.ts";
import { PlainTickets } from "./plain-tickets.ts";
import type { Season } from "./season.ts";
import { pickLot, pickPrice } from "./terms.ts";
import { writeResale } from "./write-resale.ts";

/**
 * A router mints a plain ticket and takes an ask in the same transaction. What the ticket cost of all that was sent is not
 * told: it has no primary sale.
 */
export async function buyBasket(season: Season): Promise<void> {
  const { client, seaport, router, collections, random } = season.grounds;
  const plain = collections.filter((collection) => collection instanceof PlainTickets);
  const mint = random.pick(plain.filter(({ isNative }) => isNative));
  const tickets = pickLot(season, 1, 1);
  if (!mint || tickets.length === 0) return;
  const offer = makeOffer(season, tickets);
  if (!isAddressEqual(offer.currency, zeroAddress)) return;
  const buyer = season.buyerOf(tickets);
  const calls: ContractCall[] = [
    mint.mintCall(buyer, 1),
    fulfillmentCall(seaport, await signAsk(client, seaport, offer.ask)),
  ];
  await runThroughRouter(client, router, {
    sender: buyer,
    recipient: buyer,
    calls,
    tickets: offer.ask.tickets,
  });
  season.ledger.issue(mint.address, mint.nextNumber(), buyer);
  writeResale(season, { ...offer, buyer, moves: 2 });
}

/** A ticket against ERC-20 money, from hand to hand in one transaction that no marketplace tells. */
export async function swapByHand(season: Season): Promise<void> {
  const { client, router, money } = season.grounds;
  const [ticket] = pickLot(season, 1, 1);
  if (!ticket) return;
  const seller = ticket.owner;
  const buyer = season.buyerOf([ticket]);
  const amount = pickPrice(season, money);
  const { contract, tokenId } = ticket;
  await approveItems(client, buyer, router, [erc20Item(money, amount)]);
  await transact(client, seller, erc721Calls(contract)("approve", [router, tokenId]));
  const calls = [
    erc20Calls(money)("transferFrom", [buyer, seller, amount]),
    erc721Calls(contract)("transferFrom", [seller, buyer, tokenId]),
  ];
  await runThroughRouter(client, router, { sender: buyer, recipient: buyer, calls, tickets: [] });
  const legs = [{ to: seller, amount }];
  writeResale(season, { tickets: [ticket], seller, buyer, currency: money, legs, isPaidByHand: true });
}

/** A present. */
export async function giveAway(season: Season): Promise<void> {
  const [ticket] = pickLot(season, 1, 1);
  if (!ticket) return;
  const { contract, tokenId, owner } = ticket;
  const recipient = season.buyerOf([ticket]);
  await transact(
    season.grounds.client,
    owner,
    erc721Calls(contract)("transferFrom", [owner, recipient, tokenId]),
  );
  season.ledger.give(ticket, recipient);
}
