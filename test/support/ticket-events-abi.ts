import { parseAbi } from "viem";

/** The frozen event interface, version 1 (docs/ticket-events.md), written out apart from the contracts' own ABIs. */
export const TICKET_EVENTS = parseAbi([
  "struct EventDetails { string name; string artist; string category; string venue; string city; string country; string timeZone; string fiat; uint64 salesStart; uint64 startsAt; uint64 endsAt; }",
  "event TicketContractCreated(address indexed tickets, address indexed organizer)",
  "event EventPublished(uint256 indexed eventId, address indexed organizer, EventDetails details)",
  "event EventRescheduled(uint256 indexed eventId, uint64 startsAt, uint64 endsAt)",
  "event EventCancelled(uint256 indexed eventId)",
  "event TierPublished(uint256 indexed eventId, uint32 indexed tierId, string name, address currency, uint256 price, uint256 fee, uint32 supply, uint32 walletLimit, uint32 resaleCapBps)",
  "event TierUpdated(uint256 indexed eventId, uint32 indexed tierId, uint256 price, uint256 fee, uint32 supply, uint32 walletLimit, uint32 resaleCapBps)",
  "event PrimarySale(uint256 indexed tokenId, uint256 indexed eventId, address indexed buyer, uint32 tierId, address payer, address currency, uint256 price, uint256 fee)",
  "event TicketRefunded(uint256 indexed tokenId, address indexed holder, address currency, uint256 amount)",
  "event TokenStatusChanged(uint256 indexed tokenId, uint8 indexed tokenStatus, bytes signature)",
  "event Transfer(address indexed from, address indexed to, uint256 indexed tokenId)",
  "event Resold(uint256 indexed listingId, address indexed tickets, uint256 indexed tokenId, uint256 bidId, address seller, address buyer, address currency, uint256 price, uint256 royalty, uint256 fee)",
]);
