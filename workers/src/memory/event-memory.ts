import type { Session } from "@facevalue/db";
import type { RecomputeScope } from "../metrics/metric.ts";
import { type FeedPlace, readFeedPlace } from "./feed-place.ts";
import { type AddedRows, rowsOfEvents, rowsSince } from "./rows-of-events.ts";
import { SizedMap } from "./sized-map.ts";

/** Something worked out of an immutable table's rows of an event, which later blocks only add to. */
export interface EventSource<State> {
  readonly name: string;
  /** The states of events with all of their rows, or with those that are new: added to what is known of the event. */
  read(
    session: Session,
    rows: AddedRows,
    known: ReadonlyMap<string, State>,
  ): Promise<ReadonlyMap<string, State>>;
  /** Of an event without rows. */
  readonly none: State;
  /** Facts that the state holds, as a measure of its memory. */
  sizeOf(state: State): number;
}

interface Entry {
  readonly state: unknown;
  /** Every row up to this block is in it. */
  readonly block: number;
  readonly size: number;
}

const DEFAULT_SIZE = 300_000;
/** Of an entry without facts. */
const OWN_SIZE = 2;

/**
 * What this process has read of events, so that facts that several metrics need are read once, and a block costs those that it adds. It holds
 * what the change feed has added to since; a roll-back, a gap in the feed or other tables make it forget. What was used longest ago goes first.
 */
export class EventMemory {
  readonly #entries: SizedMap<Entry>;
  readonly #places = new WeakMap<Session, FeedPlace>();
  #seen: ReadonlyMap<string, FeedPlace> = new Map();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(limit = DEFAULT_SIZE) {
    this.#entries = new SizedMap(limit);
  }

  /**
   * The states of the scope's events, by event. The session must see one state of the tables from its first statement on. One read follows
   * the other, so that what one is about to know is not read by the next.
   */
  async read<State>(
    session: Session,
    scope: Pick<RecomputeScope, "schema" | "keys">,
    source: EventSource<State>,
  ): Promise<ReadonlyMap<string, State>> {
    const reading = this.#turn.then(() => this.#read(session, scope, source));
    this.#turn = reading.catch(() => undefined);
    return await reading;
  }

  async #read<State>(
    session: Session,
    { schema, keys }: Pick<RecomputeScope, "schema" | "keys">,
    source: EventSource<State>,
  ): Promise<ReadonlyMap<string, State>> {
    const place = await this.#placeOf(session, schema);
    if (place === null) return await readWhole(session, { schema, keys }, source);
    const nameOf = (key: Buffer) => `${schema} ${source.name} ${key.toString("latin1")}`;
    const states = new Map<string, State>();
    const whole: Buffer[] = [];
    const grown: { readonly key: Buffer; readonly block: number }[] = [];
    const known = new Map<string, State>();
    for (const key of keys) {
      const entry = this.#entries.get(nameOf(key));
      if (entry === undefined) whole.push(key);
      else {
        known.set(key.toString("latin1"), entry.state as State);
        if (entry.block < place.block) grown.push({ key, block: entry.block });
      }
    }
    for (const [id, state] of known) states.set(id, state);
    if (whole.length > 0)
      for (const [id, state] of await readWhole(session, { schema, keys: whole }, source))
        states.set(id, state);
    if (grown.length > 0)
      for (const [id, state] of await source.read(session, rowsSince(schema, grown), known))
        states.set(id, state);
    for (const key of keys) {
      const state = states.get(key.toString("latin1")) ?? source.none;
      this.#entries.keep(nameOf(key), { state, block: place.block, size: OWN_SIZE + source.sizeOf(state) });
    }
    return states;
  }

  /** Where the session's tables are; null when what is known is newer than these. */
  async #placeOf(session: Session, schema: string): Promise<FeedPlace | null> {
    const seen = this.#seen.get(schema) ?? null;
    const place = this.#places.get(session) ?? (await readFeedPlace(session, schema, seen));
    if (place === null) return null;
    this.#places.set(session, place);
    if (seen !== null && place.feed === seen.feed && place.seq < seen.seq) return null;
    if (place.seq !== seen?.seq || place.feed !== seen.feed) {
      if (!place.isAddedTo) this.#forget(schema);
      this.#seen = new Map(this.#seen).set(schema, place);
    }
    return place;
  }

  #forget(schema: string): void {
    for (const name of this.#entries.names()) if (name.startsWith(`${schema} `)) this.#entries.delete(name);
  }
}

/** The states of the scope's events, read from their first row on. */
export async function readWhole<State>(
  session: Session,
  { schema, keys }: Pick<RecomputeScope, "schema" | "keys">,
  source: EventSource<State>,
): Promise<ReadonlyMap<string, State>> {
  return await source.read(session, rowsOfEvents(schema, keys), new Map());
}
