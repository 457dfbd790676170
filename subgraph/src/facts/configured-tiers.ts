import { Address, BigInt, Bytes } from "@graphprotocol/graph-ts";
import { Event, TicketType } from "../../generated/schema";
import { touchCurrency } from "../entities/currency";
import { ticketTypeKey } from "../keys/entity-keys";
import { contractFacts, Facts } from "./read-facts";

/** Creates the tiers that the network file gives. Their supplies in sum, null when one has none or there are no tiers. */
export function publishTiers(event: Event, facts: Facts): BigInt | null {
  const tiers = facts.parts("tiers");
  let capacity: BigInt | null = tiers.length == 0 ? null : BigInt.zero();
  for (let i = 0; i < tiers.length; i++) {
    const tier = new TicketType(ticketTypeKey(event.contract, BigInt.zero(), BigInt.fromI32(i)));
    tier.event = event.id;
    tier.tierId = BigInt.fromI32(i);
    const name = tiers[i].text("name");
    tier.name = name === null ? "" : name;
    const currency = tiers[i].account("currency");
    tier.currency = touchCurrency(currency === null ? Address.zero() : Address.fromBytes(currency));
    tier.price = numberOr0(tiers[i], "price");
    tier.fee = numberOr0(tiers[i], "fee");
    tier.supply = tiers[i].number("supply");
    tier.walletLimit = numberOr0(tiers[i], "walletLimit");
    tier.resaleCapBps = numberOr0(tiers[i], "resaleCapBps");
    tier.issuedCount = BigInt.zero();
    tier.save();
    const supply = tier.supply;
    capacity = capacity === null || supply === null ? null : capacity.plus(supply);
  }
  return capacity;
}

/** The tier of a token by the network file's ranges; null when none holds it. */
export function configuredTierOf(contract: Bytes, tokenId: BigInt): TicketType | null {
  const tiers = contractFacts().parts("tiers");
  for (let i = 0; i < tiers.length; i++) {
    const first = tiers[i].number("firstToken");
    const last = tiers[i].number("lastToken");
    if (first !== null && tokenId.lt(first)) continue;
    if (last !== null && tokenId.gt(last)) continue;
    return TicketType.load(ticketTypeKey(contract, BigInt.zero(), BigInt.fromI32(i)));
  }
  return null;
}

/** The network file's reader sees to it that a tier has a price; limits and caps that are not given are none. */
function numberOr0(tier: Facts, key: string): BigInt {
  const number = tier.number(key);
  return number === null ? BigInt.zero() : number;
}
