import type { RpcLog } from "@facevalue/rpc";
import { decodeAbiParameters, parseAbiParameters, toEventSelector } from "viem";
import type { TicketLogContent } from "./ticket-log.ts";

type Decode = (log: Words) => TicketLogContent;

const DETAILS = "(string,string,string,string,string,string,string,string,uint64,uint64,uint64)";
const DETAILS_PARAMETERS = parseAbiParameters(
  "(string name,string artist,string category,string venue,string city,string country,string timeZone,string fiat,uint64 salesStart,uint64 startsAt,uint64 endsAt)",
);

/** A log's topics and data as words. */
class Words {
  readonly #log: RpcLog;
  readonly address: string;

  constructor(log: RpcLog) {
    this.#log = log;
    this.address = log.address.toLowerCase();
  }

  get data(): `0x${string}` {
    return this.#log.data as `0x${string}`;
  }

  topic(position: number): bigint {
    return BigInt(this.#log.topics[position] ?? 0);
  }

  word(position: number): bigint {
    const start = 2 + position * 64;
    return BigInt(`0x${this.#log.data.slice(start, start + 64) || "0"}`);
  }

  count(position: number): number {
    return Number(this.word(position));
  }

  topicAccount(position: number): string {
    return `0x${(this.#log.topics[position] ?? "").slice(-40).toLowerCase()}`;
  }

  account(position: number): string {
    return `0x${this.#log.data.slice(2 + position * 64 + 24, 2 + (position + 1) * 64).toLowerCase()}`;
  }

  /** Something that this contract numbers. */
  own(number: bigint | number): string {
    return `${this.address}/${number}`;
  }
}

const tierTerms =
  (first: number): Decode =>
  (log) => ({
    kind: "TIER_TERMS",
    event: log.own(log.topic(1)),
    tier: `${log.own(log.topic(1))}/${log.topic(2)}`,
    walletLimit: log.count(first),
    resaleCapBps: log.count(first + 1),
  });

/** By signature as docs/ticket-events.md gives it. */
const DECODERS: Readonly<Record<string, Decode>> = {
  [`EventPublished(uint256,address,${DETAILS})`]: decodeEvent,
  "EventRescheduled(uint256,uint64,uint64)": (log) => ({
    kind: "EVENT_RESCHEDULED",
    event: log.own(log.topic(1)),
    startsAt: log.count(0),
  }),
  "EventCancelled(uint256)": (log) => ({ kind: "EVENT_CANCELLED", event: log.own(log.topic(1)) }),
  "TierPublished(uint256,uint32,string,address,uint256,uint256,uint32,uint32,uint32)": tierTerms(5),
  "TierUpdated(uint256,uint32,uint256,uint256,uint32,uint32,uint32)": tierTerms(3),
  "PrimarySale(uint256,uint256,address,uint32,address,address,uint256,uint256)": (log) => ({
    kind: "PRIMARY",
    token: log.own(log.topic(1)),
    event: log.own(log.topic(2)),
    tier: `${log.own(log.topic(2))}/${log.word(0)}`,
    buyer: log.topicAccount(3),
    payer: log.account(1),
    currency: log.account(2),
    price: log.word(3) + log.word(4),
  }),
  "TicketRefunded(uint256,address,address,uint256)": (log) => ({
    kind: "REFUNDED",
    token: log.own(log.topic(1)),
    holder: log.topicAccount(2),
  }),
  "TokenStatusChanged(uint256,uint8,bytes)": (log) => ({
    kind: "STATUS",
    token: log.own(log.topic(1)),
    status: Number(log.topic(2)),
  }),
  "Transfer(address,address,uint256)": (log) => ({
    kind: "TRANSFER",
    from: log.topicAccount(1),
    to: log.topicAccount(2),
    token: log.own(log.topic(3)),
  }),
  "Listed(uint256,address,uint256,address,address,uint256)": (log) => ({
    kind: "LISTED",
    listing: log.own(log.topic(1)),
    token: `${log.topicAccount(2)}/${log.topic(3)}`,
    seller: log.account(0),
    currency: log.account(1),
    price: log.word(2),
  }),
  "ListingPriceChanged(uint256,uint256)": (log) => ({ kind: "REPRICED", listing: log.own(log.topic(1)) }),
  "BidPlaced(uint256,address,uint256,address,uint32,address,uint256,uint32)": () => ({ kind: "BID" }),
  "BidCancelled(uint256)": () => ({ kind: "BID" }),
  "ListingCancelled(uint256)": (log) => ({ kind: "UNLISTED", listing: log.own(log.topic(1)) }),
  "Resold(uint256,address,uint256,uint256,address,address,address,uint256,uint256,uint256)": (log) => ({
    kind: "RESOLD",
    listing: log.topic(1) === 0n ? null : log.own(log.topic(1)),
    token: `${log.topicAccount(2)}/${log.topic(3)}`,
    seller: log.account(1),
    buyer: log.account(2),
    currency: log.account(3),
    price: log.word(4),
    proceeds: log.word(4) - log.word(5) - log.word(6),
  }),
};

const BY_TOPIC = new Map<string, Decode>(
  Object.entries(DECODERS).map(([signature, decode]) => [toEventSelector(signature), decode]),
);

/** What the log says; null for one that no ticket contract and no market of ours emits. */
export function decodeTicketLog(log: RpcLog): TicketLogContent | null {
  const decode = BY_TOPIC.get(log.topics[0] ?? "");
  return decode === undefined ? null : decode(new Words(log));
}

function decodeEvent(log: Words): TicketLogContent {
  const [{ city, salesStart, startsAt }] = decodeAbiParameters(DETAILS_PARAMETERS, log.data);
  return {
    kind: "EVENT_PUBLISHED",
    event: log.own(log.topic(1)),
    organizer: log.topicAccount(2),
    city,
    salesStart: Number(salesStart),
    startsAt: Number(startsAt),
  };
}
