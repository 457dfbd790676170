import { address, bytesOf, logId, numberedId, tierId, transactionHash } from "./chain-ids.ts";
import type { Row } from "./test-network.ts";

export const CONTRACT = address(0xc1);
export const ORGANIZER = address(0x0a);
export const SELLER = address(0x5e);
export const BUYER = address(0xb1);
export const NATIVE = address(0);
/** A token of six decimal places. */
export const TOKEN = address(0xd6);
/** A token that does not say how many decimal places it has. */
export const MUTE_TOKEN = address(0xdd);
/** Key of money off the chain. */
export const EURO = Buffer.from("EUR", "ascii");

/** What an event is told with by a contract that publishes nothing about it. */
export const NO_DETAILS: Row = {
  organizer: null,
  artist: null,
  category: null,
  venue: null,
  city: null,
  country: null,
  time_zone: null,
  fiat: null,
  sales_start: null,
  starts_at: null,
  ends_at: null,
  capacity: null,
};

export function contractRow(changes: Row = {}): Row {
  return {
    id: CONTRACT,
    family: "REFERENCE",
    version: 1,
    name: "Tickets",
    organizer: ORGANIZER,
    ticket_count: 2,
    created_at_block: 40,
    created_at: STARTS_AT - 101 * 86_400,
    ...changes,
  };
}

/** 2026-05-01T18:00:00Z */
export const STARTS_AT = 1_777_658_400;

export function eventIdOf(number: number): Buffer {
  return numberedId(CONTRACT, BigInt(number));
}

export function eventRow(number: number, changes: Row = {}): Row {
  return {
    id: eventIdOf(number),
    contract: CONTRACT,
    event_id: number,
    organizer: ORGANIZER,
    name: `Event ${number}`,
    artist: "Artist",
    category: "concert",
    venue: "Hall",
    city: "Berlin",
    country: "DE",
    time_zone: "Europe/Berlin",
    fiat: "EUR",
    sales_start: STARTS_AT - 90 * 86_400,
    starts_at: STARTS_AT,
    ends_at: STARTS_AT + 3 * 3600,
    status: "SCHEDULED",
    capacity: 100,
    issued_count: 10,
    published_at_block: 50,
    published_at: STARTS_AT - 100 * 86_400,
    ...changes,
  };
}

export function ticketTypeRow(event: number, tier: number, changes: Row = {}): Row {
  return {
    id: tierId(eventIdOf(event), tier),
    event: eventIdOf(event),
    tier_id: tier,
    name: `Tier ${tier}`,
    currency: TOKEN,
    price: 50_000_000,
    fee: 1_500_000,
    supply: 100,
    wallet_limit: 4,
    resale_cap_bps: 11_000,
    issued_count: 10,
    ...changes,
  };
}

export function ticketIdOf(number: number): Buffer {
  return numberedId(CONTRACT, BigInt(number));
}

export function ticketRow(number: number, event: number, changes: Row = {}): Row {
  return {
    id: ticketIdOf(number),
    contract: CONTRACT,
    token_id: number,
    event: eventIdOf(event),
    ticket_type: tierId(eventIdOf(event), 1),
    owner: BUYER,
    status: "VALID",
    face_value: 51_500_000,
    face_currency: TOKEN,
    face_value_source: "DECLARED",
    resale_cap_bps: 11_000,
    transfer_count: 1,
    resale_count: 1,
    last_sale_price: 61_800_000,
    last_sale_currency: TOKEN,
    open_listings: [],
    issued_at_block: 60,
    issued_at: STARTS_AT - 80 * 86_400,
    ...changes,
  };
}

/** A resale of ticket 1 of event 1 for 61.80, which is 20 % over its face value of 51.50. */
export function saleRow(number: number, changes: Row = {}): Row {
  return {
    id: logId(number, 3),
    kind: "SECONDARY",
    ticket: ticketIdOf(1),
    contract: CONTRACT,
    token_id: 1,
    quantity: 1,
    event: eventIdOf(1),
    ticket_type: tierId(eventIdOf(1), 1),
    seller: SELLER,
    buyer: BUYER,
    payer: BUYER,
    currency: TOKEN,
    price: 61_800_000,
    price_source: "SETTLED",
    royalty: 3_000_000,
    fee: 1_800_000,
    proceeds: 57_000_000,
    face_value: 51_500_000,
    face_currency: TOKEN,
    face_value_source: "DECLARED",
    resale_cap_bps: 11_000,
    hop: 1,
    is_estimated: false,
    bundle_size: 1,
    is_wash_suspect: false,
    transaction: transactionHash(number),
    log_index: 3,
    block: 100 + number,
    timestamp: STARTS_AT - 70 * 86_400 + number * 12,
    ...changes,
  };
}

/** What a sale without a known price lacks. */
export const NO_PRICE: Row = {
  currency: null,
  price: null,
  price_source: "UNKNOWN",
  price_unknown_reason: "BARTER",
  royalty: null,
  fee: null,
  proceeds: null,
};

/** A part of the sale of `saleRow(number)`. */
export function saleFeeRow(number: number, position: number, changes: Row = {}): Row {
  return {
    id: Buffer.concat([logId(number, 3), bytesOf(BigInt(position), 4)]),
    sale: logId(number, 3),
    role: "ROYALTY",
    recipient: ORGANIZER,
    currency: TOKEN,
    amount: 3_000_000,
    block: 100 + number,
    timestamp: STARTS_AT - 70 * 86_400 + number * 12,
    ...changes,
  };
}

export function issueRow(number: number): Row {
  return {
    id: logId(number, 9),
    contract: CONTRACT,
    log: "Transfer",
    reason: `Reason ${number}.`,
    transaction: transactionHash(number),
    block: number,
    timestamp: STARTS_AT + number,
  };
}
