import { CURRENCIES, type TicketCurrency } from "./currencies.ts";
import { planEvent } from "./event-plan.ts";
import { OpenEvent } from "./open-event.ts";
import { Organizer, TicketContract, TicketEvent, type Tier } from "./publishers.ts";
import type { Row } from "./row.ts";
import type { WorldContext } from "./world-context.ts";

/** Events of one organizer, all on one contract. */
const EVENTS_PER_ORGANIZER = 20;

/** Publishes events one after the other, and contracts and organizers with them. */
export class Publisher {
  readonly #context: WorldContext;
  readonly #seed: number;
  readonly organizers: Organizer[] = [];
  readonly contracts: TicketContract[] = [];
  /** The one whose tickets have no number of their own. */
  #unnumbered: TicketContract | null = null;
  eventCount = 0;

  constructor(context: WorldContext, seed: number) {
    this.#context = context;
    this.#seed = seed;
  }

  publish(): OpenEvent {
    const { writer } = this.#context;
    const plan = planEvent(this.#seed, this.eventCount++);
    const contract = plan.isUnnumbered ? this.#unnumberedContract() : this.#contractOf(plan.index);
    const { organizer } = contract;
    writer.transaction(organizer.id, contract.id);
    const published = { block: writer.number, time: writer.time };
    const event = new TicketEvent(plan, { contract, number: ++contract.eventCount, published });
    organizer.eventCount += 1;
    for (const entity of [organizer, event, ...event.tiers]) writer.touch(entity);
    insertChange(this.#context, event, "PUBLISHED", { starts_at: event.startsAt, ends_at: event.endsAt });
    for (const tier of event.tiers) insertTerms(this.#context, event, tier, "TIER_PUBLISHED");
    this.#context.tally.of(event.id);
    return new OpenEvent(event);
  }

  #unnumberedContract(): TicketContract {
    this.#unnumbered ??= this.#create("ERC1155");
    return this.#unnumbered;
  }

  #contractOf(index: number): TicketContract {
    const position = Math.floor(index / EVENTS_PER_ORGANIZER);
    const known = this.contracts.filter(({ family }) => family === "REFERENCE")[position];
    return known ?? this.#create("REFERENCE");
  }

  #create(family: "REFERENCE" | "ERC1155"): TicketContract {
    const { identities, writer } = this.#context;
    const number = this.contracts.length;
    const organizer = new Organizer(identities.address("organizer", number));
    organizer.contractCount = 1;
    const created = { block: writer.number, time: writer.time };
    const contract = new TicketContract(identities.address("contract", number), organizer, {
      family,
      created,
    });
    this.organizers.push(organizer);
    this.contracts.push(contract);
    writer.touch(organizer);
    writer.touch(contract);
    return contract;
  }
}

/** Makes the currencies known, in which everything is priced. */
export function insertCurrencies({ writer }: WorldContext): void {
  const toRow = ({ id, symbol, decimals }: TicketCurrency): Row => ({ id, symbol, decimals });
  for (const currency of CURRENCIES) writer.insert("currency", toRow(currency));
}

/** What the organizer changes halfway through the sale. */
export function changeTerms(context: WorldContext, { event }: OpenEvent): void {
  const { writer } = context;
  const [tier] = event.tiers;
  if (event.plan.index % 10 === 4 && tier !== undefined) {
    writer.transaction(event.contract.organizer.id, event.contract.id);
    tier.priceCents = Math.round(tier.priceCents * 1.15);
    writer.touch(tier);
    insertTerms(context, event, tier, "TIER_UPDATED");
  }
  if (!event.plan.isRescheduled) return;
  writer.transaction(event.contract.organizer.id, event.contract.id);
  event.startsAt += 86_400;
  event.status = "RESCHEDULED";
  writer.touch(event);
  insertChange(context, event, "RESCHEDULED", { starts_at: event.startsAt, ends_at: event.endsAt });
}

export function cancelEvent(context: WorldContext, { event }: OpenEvent): void {
  const { writer } = context;
  writer.transaction(event.contract.organizer.id, event.contract.id);
  event.status = "CANCELLED";
  writer.touch(event);
  insertChange(context, event, "CANCELLED", {});
}

function insertTerms(context: WorldContext, event: TicketEvent, tier: Tier, kind: string): void {
  insertChange(context, event, kind, { ticket_type: tier.id, ...tier.terms });
}

function insertChange({ writer }: WorldContext, event: TicketEvent, kind: string, terms: Row): void {
  const id = writer.nextLog();
  writer.insert("event_change", { id, event: event.id, kind, ...terms, ...writer.place });
}
