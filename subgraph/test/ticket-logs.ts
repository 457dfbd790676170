import { eventTicketsAbi, ticketFactoryAbi, ticketMarketAbi } from "@facevalue/contracts";
import {
  type Abi,
  type AbiEvent,
  type Address,
  encodeAbiParameters,
  encodeEventTopics,
  pad,
  toHex,
  zeroAddress,
} from "viem";

export interface LogSpec {
  readonly address: string;
  readonly topics: readonly string[];
  readonly data: string;
}

const account = (byte: string): Address => `0x${byte.repeat(20)}`;
export const FACTORY = account("fa");
export const MARKET = account("3a");
export const TICKETS = account("71");
export const ORGANIZER = account("09");
export const ALICE = account("a1");
export const BOB = account("b2");
export const CAROL = account("c3");
export const TOKEN = account("70");
export const NOBODY = zeroAddress;

const ABI: Abi = [...eventTicketsAbi, ...ticketFactoryAbi, ...ticketMarketAbi];

/** A log of the event with these values, as the EVM would write it. */
export function makeLog(
  address: string,
  eventName: string,
  args: Readonly<Record<string, unknown>>,
): LogSpec {
  const event = ABI.find((item): item is AbiEvent => item.type === "event" && item.name === eventName);
  if (!event) throw new Error(`No contract emits ${eventName}.`);
  const topics = encodeEventTopics({ abi: [event], eventName, args }) as string[];
  const plain = event.inputs.filter(({ indexed }) => !indexed);
  const data = encodeAbiParameters(
    plain,
    plain.map(({ name = "" }) => args[name]),
  );
  return { address, topics, data };
}

const details = {
  name: "Aurora, Night 1",
  artist: "Aurora",
  category: "concert",
  venue: "Uferhalle",
  city: "Berlin",
  country: "DE",
  timeZone: "Europe/Berlin",
  fiat: "EUR",
  salesStart: 1n,
  startsAt: 2n,
  endsAt: 3n,
};

export const created = () =>
  makeLog(FACTORY, "TicketContractCreated", { tickets: TICKETS, organizer: ORGANIZER });
export const published = (eventId = 1n) =>
  makeLog(TICKETS, "EventPublished", { eventId, organizer: ORGANIZER, details });
export const tierPublished = (changes: Readonly<Record<string, unknown>> = {}) =>
  makeLog(TICKETS, "TierPublished", {
    eventId: 1n,
    tierId: 1,
    name: "Floor",
    currency: NOBODY,
    price: 100n,
    fee: 10n,
    supply: 50,
    walletLimit: 4,
    resaleCapBps: 12_000,
    ...changes,
  });
export const transfer = (from: Address, to: Address, tokenId = 1n) =>
  makeLog(TICKETS, "Transfer", { from, to, tokenId });
export const status = (tokenStatus: number, tokenId = 1n) =>
  makeLog(TICKETS, "TokenStatusChanged", { tokenId, tokenStatus, signature: "0x" });
export const sold = (changes: Readonly<Record<string, unknown>> = {}) =>
  makeLog(TICKETS, "PrimarySale", {
    tokenId: 1n,
    eventId: 1n,
    buyer: ALICE,
    tierId: 1,
    payer: ALICE,
    currency: NOBODY,
    price: 100n,
    fee: 10n,
    ...changes,
  });
export const refunded = (holder: Address, amount = 110n, tokenId = 1n) =>
  makeLog(TICKETS, "TicketRefunded", { tokenId, holder, currency: NOBODY, amount });
export const listed = (listingId: bigint, seller: Address, changes: Readonly<Record<string, unknown>> = {}) =>
  makeLog(MARKET, "Listed", {
    listingId,
    tickets: TICKETS,
    tokenId: 1n,
    seller,
    currency: NOBODY,
    price: 120n,
    ...changes,
  });
export const listingCancelled = (listingId: bigint) => makeLog(MARKET, "ListingCancelled", { listingId });
export const priceChanged = (listingId: bigint, price: bigint) =>
  makeLog(MARKET, "ListingPriceChanged", { listingId, price });
export const bidPlaced = (bidId: bigint, bidder: Address, quantity: number) =>
  makeLog(MARKET, "BidPlaced", {
    bidId,
    tickets: TICKETS,
    eventId: 1n,
    bidder,
    tierId: 1,
    currency: NOBODY,
    price: 130n,
    quantity,
  });
export const resold = (seller: Address, buyer: Address, changes: Readonly<Record<string, unknown>> = {}) =>
  makeLog(MARKET, "Resold", {
    listingId: 0n,
    tickets: TICKETS,
    tokenId: 1n,
    bidId: 0n,
    seller,
    buyer,
    currency: NOBODY,
    price: 120n,
    royalty: 6n,
    fee: 3n,
    ...changes,
  });

/** The logs of one ticket bought, in the reference contract's order. */
export const purchase = (buyer: Address, tokenId = 1n) => [
  transfer(NOBODY, buyer, tokenId),
  status(0, tokenId),
  sold({ tokenId, buyer, payer: buyer }),
];
/** Creation of the contract, an event and a tier: blocks of their own before a test's. */
export const opening = () => [[created()], [published(), tierPublished()]];

/** An ERC-20 transfer of TOKEN. */
export const makeTokenPayment = (from: Address, to: Address, amount: bigint): LogSpec => ({
  address: TOKEN,
  topics: ["0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef", pad(from), pad(to)],
  data: toHex(amount, { size: 32 }),
});
