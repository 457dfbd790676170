import type { Address } from "viem";
import type { LogDraft } from "../abi-codec.ts";
import { ticketsCodec } from "../codecs.ts";
import { Credits, type Currencies } from "./credits.ts";
import { EventCatalogue, type SaleTerms, type TierState } from "./event-catalogue.ts";
import { EventProceeds } from "./event-proceeds.ts";
import { require } from "./refuse.ts";
import type { Caller } from "./step.ts";
import { REDEEMED, SOLD, TicketRegistry, VOID } from "./ticket-registry.ts";

interface Order {
  readonly eventId: bigint;
  readonly tierId: number;
  readonly quantity: number;
  readonly to: Address;
}

interface Paid {
  readonly logs: LogDraft[];
  readonly value: bigint;
}

/** The state of an EventTickets contract. */
export class TicketContract {
  readonly address: Address;
  readonly organizer: Address;
  readonly catalogue: EventCatalogue = new EventCatalogue();
  readonly registry: TicketRegistry;
  readonly #credits: Credits;
  readonly #proceeds: EventProceeds;
  readonly #gateOperators = new Set<Address>();
  readonly #bought = new Map<string, number>();

  constructor(address: Address, organizer: Address, currencies: Currencies) {
    this.address = address;
    this.organizer = organizer;
    this.registry = new TicketRegistry(address);
    this.#credits = new Credits(address, currencies);
    this.#proceeds = new EventProceeds(this.catalogue, this.#credits);
  }

  requireOrganizer(account: Address): void {
    require(account === this.organizer, `${account} is not the organizer of ${this.address}`);
  }

  setGateOperator(operator: Address, isAllowed: boolean): void {
    if (isAllowed) this.#gateOperators.add(operator);
    else this.#gateOperators.delete(operator);
  }

  buy(order: Order, { account, now }: Caller): Paid {
    const { eventId, tierId, quantity } = order;
    const { details } = this.catalogue.upcoming(eventId, now);
    require(now >= Number(details.salesStart), `sales of event ${eventId} have not started`);
    const tier = this.catalogue.takeSupply(eventId, tierId, quantity);
    this.#countForWallet(order, tier);
    const version = tier.versions.length - 1;
    const { price, fee } = tier.versions[version] as SaleTerms;
    const total = (price + fee) * BigInt(quantity);
    this.#proceeds.hold(eventId, tier.currency, total);
    const logs = this.#issue(order, { tier, version, payer: account });
    const paid = this.#credits.collect(account, tier.currency, total);
    return { logs: [...logs, ...paid.logs], value: paid.value };
  }

  issueComplimentary(order: Order, { account, now }: Caller): LogDraft[] {
    this.requireOrganizer(account);
    this.catalogue.upcoming(order.eventId, now);
    const tier = this.catalogue.takeSupply(order.eventId, order.tierId, order.quantity);
    return this.#issue(order, { tier, version: 0, payer: account });
  }

  checkIn(tokenIds: readonly bigint[], account: Address): LogDraft[] {
    const isGate = account === this.organizer || this.#gateOperators.has(account);
    require(isGate, `${account} may not check tickets of ${this.address} in`);
    return tokenIds.map((tokenId) => this.#endValidity(tokenId, REDEEMED));
  }

  voidTicket(tokenId: bigint, account: Address): LogDraft {
    this.requireOrganizer(account);
    return this.#endValidity(tokenId, VOID);
  }

  refund(tokenId: bigint, account: Address): LogDraft[] {
    const { owner, eventId, status } = this.registry.ticket(tokenId);
    const isDue = account === owner && this.catalogue.event(eventId).isCancelled;
    require(account === this.organizer || isDue, `${account} may not refund ticket ${tokenId}`);
    require(status === SOLD, `ticket ${tokenId} is void or redeemed`);
    const { currency, cost: amount } = this.face(tokenId);
    const voided = this.registry.end(tokenId, VOID);
    this.#proceeds.endRefundability(eventId, currency, amount);
    this.#proceeds.refund(eventId, currency, { holder: owner, amount });
    const values = { tokenId, holder: owner, currency, amount };
    return [ticketsCodec.log(this.address, "TicketRefunded", values), voided];
  }

  withdraw(currency: Address, { account, now }: Caller): LogDraft[] {
    if (account === this.organizer) this.#proceeds.release(account, currency, now);
    return this.#credits.withdraw(account, currency);
  }

  /** What the ticket cost in its primary sale and under which cap it may be resold. */
  face(tokenId: bigint): { currency: Address; cost: bigint; resaleCapBps: number } {
    const { eventId, tierId, version } = this.registry.ticket(tokenId);
    const { currency, versions } = this.catalogue.tier(eventId, tierId);
    const { price, fee, resaleCapBps } = versions[version] as SaleTerms;
    return { currency, cost: price + fee, resaleCapBps };
  }

  isValid(tokenId: bigint): boolean {
    const { status, eventId } = this.registry.ticket(tokenId);
    return status === SOLD && !this.catalogue.event(eventId).isCancelled;
  }

  #countForWallet({ eventId, tierId, quantity, to }: Order, { walletLimit }: TierState): void {
    if (walletLimit === 0) return;
    const key = `${eventId}/${tierId}${to}`;
    const bought = (this.#bought.get(key) ?? 0) + quantity;
    require(bought <=
      walletLimit, `${to} would have bought ${bought} in a tier whose limit is ${walletLimit}`);
    this.#bought.set(key, bought);
  }

  #issue(
    { eventId, tierId, quantity, to }: Order,
    { tier, version, payer }: { tier: TierState; version: number; payer: Address },
  ): LogDraft[] {
    const { price, fee } = tier.versions[version] as SaleTerms;
    const logs: LogDraft[] = [];
    for (let count = 0; count < quantity; count++) {
      const minted = this.registry.mint(to, { eventId, tierId, version });
      const { tokenId } = minted;
      const values = { tokenId, eventId, buyer: to, tierId, payer, currency: tier.currency, price, fee };
      logs.push(...minted.logs, ticketsCodec.log(this.address, "PrimarySale", values));
    }
    return logs;
  }

  #endValidity(tokenId: bigint, status: number): LogDraft {
    const { eventId } = this.registry.ticket(tokenId);
    const log = this.registry.end(tokenId, status);
    require(!this.catalogue.event(eventId).isCancelled, `event ${eventId} is cancelled`);
    const { currency, cost } = this.face(tokenId);
    this.#proceeds.endRefundability(eventId, currency, cost);
    return log;
  }
}
