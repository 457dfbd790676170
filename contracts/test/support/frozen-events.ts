import { type AbiEvent, type Hex, keccak256, parseAbiItem, stringToBytes } from "viem";

const DETAILS =
  "(string name, string artist, string category, string venue, string city, string country, string timeZone, " +
  "string fiat, uint64 salesStart, uint64 startsAt, uint64 endsAt)";

/** Version 1 of the ticket events, written out by hand from its specification: the contracts have to follow these. */
export const FROZEN_EVENTS: Readonly<Record<string, string>> = {
  TicketContractCreated: "event TicketContractCreated(address indexed tickets, address indexed organizer)",
  EventPublished: `event EventPublished(uint256 indexed eventId, address indexed organizer, ${DETAILS} details)`,
  EventRescheduled: "event EventRescheduled(uint256 indexed eventId, uint64 startsAt, uint64 endsAt)",
  EventCancelled: "event EventCancelled(uint256 indexed eventId)",
  TierPublished:
    "event TierPublished(uint256 indexed eventId, uint32 indexed tierId, string name, address currency, uint256 price, uint256 fee, uint32 supply, uint32 walletLimit, uint32 resaleCapBps)",
  TierUpdated:
    "event TierUpdated(uint256 indexed eventId, uint32 indexed tierId, uint256 price, uint256 fee, uint32 supply, uint32 walletLimit, uint32 resaleCapBps)",
  PrimarySale:
    "event PrimarySale(uint256 indexed tokenId, uint256 indexed eventId, address indexed buyer, uint32 tierId, address payer, address currency, uint256 price, uint256 fee)",
  TicketRefunded:
    "event TicketRefunded(uint256 indexed tokenId, address indexed holder, address currency, uint256 amount)",
  TokenStatusChanged:
    "event TokenStatusChanged(uint256 indexed tokenId, uint8 indexed tokenStatus, bytes signature)",
  Transfer: "event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)",
  Listed:
    "event Listed(uint256 indexed listingId, address indexed tickets, uint256 indexed tokenId, address seller, address currency, uint256 price)",
  ListingPriceChanged: "event ListingPriceChanged(uint256 indexed listingId, uint256 price)",
  ListingCancelled: "event ListingCancelled(uint256 indexed listingId)",
  BidPlaced:
    "event BidPlaced(uint256 indexed bidId, address indexed tickets, uint256 indexed eventId, address bidder, uint32 tierId, address currency, uint256 price, uint32 quantity)",
  BidCancelled: "event BidCancelled(uint256 indexed bidId)",
  Resold:
    "event Resold(uint256 indexed listingId, address indexed tickets, uint256 indexed tokenId, uint256 bidId, address seller, address buyer, address currency, uint256 price, uint256 royalty, uint256 fee)",
};

export const FROZEN_ABI: readonly AbiEvent[] = Object.values(FROZEN_EVENTS).map(
  (signature) => parseAbiItem([signature] as readonly string[]) as AbiEvent,
);

/** topic0 by hashing the canonical form that the words of the signature spell. */
export function frozenTopic(name: string): Hex {
  const words = (FROZEN_EVENTS[name] ?? "").replace(/^event /, "");
  const canonical = words.replace(/ (indexed )?[a-zA-Z]+(?=[,)]|$)/g, "").replace(/, /g, ",");
  return keccak256(stringToBytes(canonical));
}
