import { ByteDictionary } from "../../columns/byte-dictionary.ts";
import { AmountColumn } from "../facts/amount-column.ts";
import { assembleFacts } from "../facts/assemble-facts.ts";
import {
  type DetectionFacts,
  type FundingColumns,
  LISTING_KINDS,
  type ListingColumns,
  NONE,
  type SaleColumns,
  STATUS_KINDS,
  type StatusColumns,
  TRANSFER_KINDS,
  type TransferColumns,
} from "../facts/detection-facts.ts";
import { createNames } from "../facts/names.ts";
import { publishedNumbers } from "../facts/number-events.ts";
import type { EventRows } from "../facts/read-event-records.ts";

/** Where something happens. Things with the same block and `transaction` share one; of its sender and so on the first one's count. */
export interface MadePlace {
  readonly time: number;
  /** One block per second unless given. */
  readonly block?: number;
  /** A transaction of its own unless given. */
  readonly transaction?: string;
  readonly sender?: string;
  readonly recipient?: string;
  readonly nonce?: number;
  readonly gasPrice?: bigint;
}
export interface MadeEvent {
  readonly event: string;
  readonly organizer?: string;
  readonly onSaleAt?: number;
  readonly startsAt?: number;
  readonly endsAt?: number;
  readonly capacity?: bigint;
  readonly city?: string;
  readonly artist?: string;
  readonly category?: string;
  readonly status?: "SCHEDULED" | "RESCHEDULED" | "CANCELLED";
  /** Of its only tier; 0 for none. */
  readonly walletLimit?: bigint;
  readonly resaleCapBps?: bigint;
  readonly price?: bigint;
}
export interface MadeSale extends MadePlace {
  readonly kind: "PRIMARY" | "SECONDARY";
  readonly event: string;
  readonly ticket: string;
  readonly buyer: string;
  readonly seller?: string;
  readonly payer?: string;
  readonly payee?: string;
  readonly price?: bigint | null;
  readonly proceeds?: bigint | null;
  readonly faceValue?: bigint | null;
  readonly quantity?: number;
  readonly resaleCapBps?: number;
  readonly marketplace?: string;
  readonly bundleSize?: number;
}
export interface MadeTransfer extends MadePlace {
  readonly kind: (typeof TRANSFER_KINDS)[number];
  readonly ticket: string;
  readonly from: string;
  readonly to: string;
}
export interface MadeListing extends MadePlace {
  readonly kind: (typeof LISTING_KINDS)[number];
  readonly listing: string;
  readonly event: string;
  readonly ticket: string;
  readonly seller: string;
  readonly price?: bigint;
}
export interface MadeStatus extends MadePlace {
  readonly kind: (typeof STATUS_KINDS)[number];
  readonly event: string;
  readonly ticket: string;
  readonly holder: string;
}
export interface MadeFunding extends MadePlace {
  readonly from: string;
  readonly to: string;
  readonly caller?: string;
  readonly amount?: bigint;
  /** In the tickets' currency; in native coin unless so. */
  readonly isTicketMoney?: boolean;
}

export interface MadeFacts {
  readonly events?: readonly MadeEvent[];
  readonly sales?: readonly MadeSale[];
  readonly transfers?: readonly MadeTransfer[];
  readonly listings?: readonly MadeListing[];
  readonly statuses?: readonly MadeStatus[];
  /** Null when nobody traced it. */
  readonly funding?: readonly MadeFunding[] | null;
  /** The address of a wallet's name: 20 bytes. */
  readonly addressOf?: (wallet: string) => Uint8Array;
}

const CURRENCY = Buffer.alloc(20, 0xcc);
const FACE_VALUE = 5000n;

/** Facts as `readFacts` gives them, from plain lists in any order; all names are free text. */
export function makeFacts(made: MadeFacts): DetectionFacts {
  return new Maker(made).make();
}

/** An address that a wallet's name gives. */
export function addressOfName(wallet: string): Buffer {
  return Buffer.alloc(20, `${wallet}.`);
}

class Maker {
  readonly #made: MadeFacts;
  readonly #names = createNames();
  readonly #transactions = new Map<string, MadePlace & { key: string }>();
  readonly #addressOf: (wallet: string) => Uint8Array;

  constructor(made: MadeFacts) {
    this.#made = made;
    this.#addressOf = made.addressOf ?? addressOfName;
  }

  make(): DetectionFacts {
    const made = this.#made;
    const eventRows = this.#eventRows();
    publishedNumbers(eventRows, this.#names);
    const sales = this.#sales(inChainOrder(made.sales ?? []));
    const transfers = this.#transfers(inChainOrder(made.transfers ?? []));
    const listings = this.#listings(inChainOrder(made.listings ?? []));
    const statuses = this.#statuses(inChainOrder(made.statuses ?? []));
    const transactions = this.#transactionColumns();
    const funding =
      made.funding === undefined || made.funding === null ? null : this.#funding(inChainOrder(made.funding));
    const names = this.#names;
    return assembleFacts({
      chainId: 1,
      names,
      eventRows,
      transactions,
      sales,
      transfers,
      listings,
      statuses,
      funding,
    });
  }

  #wallet(name: string | undefined): number {
    return name === undefined ? NONE : this.#names.wallets.add(this.#addressOf(name));
  }

  #eventRows(): EventRows {
    const events = (this.#made.events ?? []).map((event, index) => ({
      id: event.event,
      contract: Buffer.from(this.#addressOf("contract")).toString("latin1"),
      organizer: Buffer.from(this.#addressOf(event.organizer ?? "organizer")).toString("latin1"),
      category: event.category ?? null,
      artist: event.artist ?? null,
      venue: null,
      city: event.city ?? null,
      country: null,
      status: event.status ?? "SCHEDULED",
      sales_start: event.onSaleAt === undefined ? null : BigInt(event.onSaleAt),
      starts_at: event.startsAt === undefined ? null : BigInt(event.startsAt),
      ends_at: event.endsAt === undefined ? null : BigInt(event.endsAt),
      capacity: event.capacity ?? null,
      published_at: 0n,
      published_at_block: BigInt(index),
    }));
    const tiers = (this.#made.events ?? []).map((event) => ({
      id: `${event.event}/tier`,
      event: event.event,
      currency: CURRENCY.toString("latin1"),
      price: event.price ?? FACE_VALUE,
      fee: 0n,
      wallet_limit: event.walletLimit ?? 0n,
      resale_cap_bps: event.resaleCapBps ?? 0n,
    }));
    return { events, tiers, changes: [] };
  }

  #places(rows: readonly MadePlace[]) {
    return {
      count: rows.length,
      block: Int32Array.from(rows, blockOf),
      time: Float64Array.from(rows, ({ time }) => time),
      transaction: Int32Array.from(rows, (row, index) => this.#transaction(row, index)),
      logIndex: Int32Array.from(rows, (_, index) => index),
    };
  }

  #transaction(row: MadePlace, index: number): number {
    const key = `${blockOf(row)} ${row.transaction ?? `own ${this.#transactions.size} ${index}`}`;
    const known = this.#transactions.get(key);
    if (known === undefined) this.#transactions.set(key, { ...row, key });
    return this.#names.hashes.add(Buffer.from(key));
  }

  #sales(rows: readonly MadeSale[]): SaleColumns {
    const places = this.#places(
      rows.map((row) => ({ ...row, sender: row.sender ?? row.payer ?? row.buyer })),
    );
    const numbers = (of: (row: MadeSale) => number) => Int32Array.from(rows, of);
    const none = numbers(() => NONE);
    return {
      ...places,
      kind: Uint8Array.from(rows, ({ kind }) => (kind === "PRIMARY" ? 0 : 1)),
      event: numbers(({ event }) => this.#names.events.add(Buffer.from(event))),
      tier: numbers(({ event }) => this.#names.tiers.add(Buffer.from(`${event}/tier`))),
      ticket: numbers(({ ticket }) => this.#names.tickets.add(Buffer.from(ticket))),
      quantity: Float64Array.from(rows, ({ quantity }) => quantity ?? 1),
      seller: numbers(({ seller }) => this.#wallet(seller ?? "organizer")),
      buyer: numbers(({ buyer }) => this.#wallet(buyer)),
      payer: numbers(({ payer, buyer }) => this.#wallet(payer ?? buyer)),
      payee: numbers(({ payee }) => this.#wallet(payee)),
      currency: numbers(() => this.#names.currencies.add(CURRENCY)),
      price: amounts(rows, ({ price }) => (price === undefined ? FACE_VALUE : price)),
      proceeds: amounts(rows, ({ proceeds, price }) => proceeds ?? price ?? FACE_VALUE),
      faceValue: amounts(rows, ({ faceValue }) => (faceValue === undefined ? FACE_VALUE : faceValue)),
      faceCurrency: numbers(() => this.#names.currencies.add(CURRENCY)),
      resaleCapBps: numbers(({ resaleCapBps }) => resaleCapBps ?? 0),
      hop: none,
      marketplace: numbers(({ marketplace }) => this.#wallet(marketplace)),
      bundleSize: numbers(({ bundleSize }) => bundleSize ?? 1),
      isEstimated: new Uint8Array(rows.length),
      isWashSuspect: new Uint8Array(rows.length),
    };
  }

  #transfers(rows: readonly MadeTransfer[]): Omit<TransferColumns, "event"> {
    return {
      ...this.#places(rows.map((row) => ({ ...row, sender: row.sender ?? row.from }))),
      kind: Uint8Array.from(rows, ({ kind }) => TRANSFER_KINDS.indexOf(kind)),
      ticket: Int32Array.from(rows, ({ ticket }) => this.#names.tickets.add(Buffer.from(ticket))),
      quantity: new Float64Array(rows.length).fill(1),
      from: Int32Array.from(rows, ({ from }) => this.#wallet(from)),
      to: Int32Array.from(rows, ({ to }) => this.#wallet(to)),
    };
  }

  #listings(rows: readonly MadeListing[]): ListingColumns {
    return {
      ...this.#places(rows.map((row) => ({ ...row, sender: row.sender ?? row.seller }))),
      kind: Uint8Array.from(rows, ({ kind }) => LISTING_KINDS.indexOf(kind)),
      listing: Int32Array.from(rows, ({ listing }) => this.#names.listings.add(Buffer.from(listing))),
      event: Int32Array.from(rows, ({ event }) => this.#names.events.add(Buffer.from(event))),
      ticket: Int32Array.from(rows, ({ ticket }) => this.#names.tickets.add(Buffer.from(ticket))),
      seller: Int32Array.from(rows, ({ seller }) => this.#wallet(seller)),
      currency: Int32Array.from(rows, () => this.#names.currencies.add(CURRENCY)),
      price: amounts(rows, ({ price }) => price ?? FACE_VALUE),
    };
  }

  #statuses(rows: readonly MadeStatus[]): StatusColumns {
    return {
      ...this.#places(rows.map((row) => ({ ...row, sender: row.sender ?? "organizer" }))),
      kind: Uint8Array.from(rows, ({ kind }) => STATUS_KINDS.indexOf(kind)),
      event: Int32Array.from(rows, ({ event }) => this.#names.events.add(Buffer.from(event))),
      ticket: Int32Array.from(rows, ({ ticket }) => this.#names.tickets.add(Buffer.from(ticket))),
      holder: Int32Array.from(rows, ({ holder }) => this.#wallet(holder)),
      quantity: new Float64Array(rows.length).fill(1),
    };
  }

  #funding(rows: readonly MadeFunding[]): FundingColumns {
    const hashes = new ByteDictionary();
    return {
      count: rows.length,
      hashes,
      block: Int32Array.from(rows, blockOf),
      time: Float64Array.from(rows, ({ time }) => time),
      transaction: Int32Array.from(rows, (row, index) =>
        hashes.add(Buffer.from(`funding ${blockOf(row)} ${row.transaction ?? `own ${index}`}`)),
      ),
      logIndex: new Int32Array(rows.length).fill(NONE),
      from: Int32Array.from(rows, ({ from }) => this.#wallet(from)),
      to: Int32Array.from(rows, ({ to }) => this.#wallet(to)),
      caller: Int32Array.from(rows, ({ caller, from }) => this.#wallet(caller ?? from)),
      currency: Int32Array.from(rows, ({ isTicketMoney }) =>
        this.#names.currencies.add(isTicketMoney === true ? CURRENCY : Buffer.alloc(20)),
      ),
      amount: amounts(rows, ({ amount }) => amount ?? 10n ** 18n),
      fromBlock: 0,
      toBlock: Math.max(0, ...rows.map(blockOf)),
    };
  }

  #transactionColumns() {
    const rows = inChainOrder([...this.#transactions.values()]);
    return {
      count: rows.length,
      hash: Int32Array.from(rows, ({ key }) => this.#names.hashes.add(Buffer.from(key))),
      block: Int32Array.from(rows, blockOf),
      time: Float64Array.from(rows, ({ time }) => time),
      index: Int32Array.from(rows, (_, index) => index),
      sender: Int32Array.from(rows, ({ sender }) => this.#wallet(sender)),
      recipient: Int32Array.from(rows, ({ recipient }) => this.#wallet(recipient ?? "contract")),
      nonce: Float64Array.from(rows, ({ nonce }) => nonce ?? 0),
      gasPrice: amounts(rows, ({ gasPrice }) => gasPrice ?? 10n ** 9n),
      value: amounts(rows, () => 0n),
    };
  }
}

function blockOf({ block, time }: MadePlace): number {
  return block ?? time;
}

function inChainOrder<Row extends MadePlace>(rows: readonly Row[]): Row[] {
  return rows.toSorted((first, second) => blockOf(first) - blockOf(second) || first.time - second.time);
}

function amounts<Row>(rows: readonly Row[], of: (row: Row) => bigint | null): AmountColumn {
  const column = new AmountColumn();
  for (const row of rows) column.push(of(row));
  return column;
}
