import type { PlayedLog, PlayedTransaction } from "../actions/played-block.ts";
import { markupBps } from "./markup-bps.ts";
import type { Movement } from "./movement.ts";

/** What is known of a movement once its transaction was played: one line of truth/sales.ndjson. */
export interface SaleLine {
  readonly kind: string;
  readonly armsLength: boolean;
  readonly tx: string;
  readonly block: number;
  /** Of the log that declares it: PrimarySale, Resold, else the ticket's Transfer. */
  readonly logIndex: number;
  readonly t: number;
  readonly tickets: string;
  readonly eventId: string;
  readonly tierId: string;
  readonly tokenId: string;
  readonly seller: string;
  readonly buyer: string;
  readonly currency: string;
  readonly price: string;
  readonly truePrice: string | null;
  readonly royalty: string;
  readonly fee: string;
  readonly face: string;
  readonly markupBps: number | null;
  readonly trueMarkupBps: number | null;
}

export function saleLine(
  movement: Movement,
  { hash, logs }: PlayedTransaction,
  block: { readonly number: number; readonly time: number },
): SaleLine {
  const log = logs.find((each) => declares(each, movement));
  if (!log) throw new RangeError(`transaction ${hash} has no log of ticket ${movement.tokenId}`);
  const { kind, armsLength, tickets, seller, buyer, currency, price, truePrice, face } = movement;
  const isTrade = kind === "resale" || kind === "resale_side" || kind === "wash";
  return {
    kind,
    armsLength,
    tx: hash,
    block: block.number,
    logIndex: log.logIndex,
    t: block.time,
    tickets,
    eventId: String(movement.eventId),
    tierId: String(movement.tierId),
    tokenId: String(movement.tokenId),
    seller,
    buyer,
    currency,
    price: String(price),
    truePrice: truePrice === null ? null : String(truePrice),
    royalty: String(movement.royalty),
    fee: String(movement.fee),
    face: String(face),
    markupBps: isTrade || kind === "primary" ? markupBps(price, face) : null,
    trueMarkupBps: truePrice === null ? null : markupBps(truePrice, face),
  };
}

const DECLARING = {
  primary: "PrimarySale",
  comp: "PrimarySale",
  resale: "Resold",
  resale_side: "Resold",
  wash: "Resold",
};

function declares({ name, address, topics }: PlayedLog, { kind, tickets, tokenId }: Movement): boolean {
  const wanted = kind in DECLARING ? DECLARING[kind as keyof typeof DECLARING] : "Transfer";
  if (name !== wanted) return false;
  if (name === "Resold") return isNumber(topics[3], tokenId) && isAccount(topics[2], tickets);
  if (address.toLowerCase() !== tickets) return false;
  return isNumber(topics[name === "PrimarySale" ? 1 : 3], tokenId);
}

function isNumber(topic: string | undefined, value: number): boolean {
  return topic !== undefined && BigInt(topic) === BigInt(value);
}

function isAccount(topic: string | undefined, account: string): boolean {
  return topic?.slice(-40).toLowerCase() === account.slice(2);
}
