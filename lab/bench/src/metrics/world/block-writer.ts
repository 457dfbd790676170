import { type Identities, joinedKey, positionedKey } from "./keys.ts";
import type { Row, RowSink, Tracked } from "./row.ts";

const FIRST_SEQUENCE = 100;

/** Puts the rows of one block after the other together: transactions, positions of logs, versions. */
export class BlockWriter {
  readonly #identities: Identities;
  readonly #sink: RowSink;
  /** Mutable entities that the block changed. */
  readonly touched = new Set<Tracked>();
  number = 0;
  time = 0;
  transactionCount = 0;
  #sequence = FIRST_SEQUENCE;
  #vidBase = 0n;
  #logIndex = 0;
  #transactionIndex = 0;
  #transaction: Buffer = Buffer.alloc(0);

  constructor(identities: Identities, sink: RowSink) {
    this.#identities = identities;
    this.#sink = sink;
  }

  begin(number: number, time: number): void {
    this.number = number;
    this.time = time;
    this.touched.clear();
    this.#vidBase = BigInt(number) << 32n;
    this.#sequence = FIRST_SEQUENCE;
    this.#logIndex = 0;
    this.#transactionIndex = 0;
  }

  /** Starts another transaction; what follows belongs to it. */
  transaction(sender: Buffer, recipient: Buffer): Buffer {
    const id = this.#identities.hash("transaction", this.transactionCount++);
    this.#transaction = id;
    this.insert("transaction", {
      id,
      sender,
      recipient,
      nonce: this.transactionCount & 0xff,
      gas_price: 1_000_000_000,
      value: 0,
      index: this.#transactionIndex++,
      block: this.number,
      timestamp: this.time,
    });
    return id;
  }

  /** Id of what the next log tells. */
  nextLog(): Buffer {
    return positionedKey(this.#transaction, ++this.#logIndex);
  }

  /** Id of what the transaction did to `entity`. */
  endOf(entity: Buffer): Buffer {
    return joinedKey(this.#transaction, entity);
  }

  /** Columns of where the latest log is. */
  get place(): Row {
    const { number: block, time: timestamp } = this;
    return { transaction: this.#transaction, log_index: this.#logIndex, block, timestamp };
  }

  insert(table: string, row: Row): void {
    this.#sink.insert(table, { block: this.number, vid: this.#nextVid() }, row);
  }

  /** Notes that the entity changed in this block. */
  touch(entity: Tracked): void {
    entity.block = this.number;
    entity.vid = this.#nextVid();
    this.touched.add(entity);
  }

  retire(entity: Tracked): void {
    this.#sink.retire(entity);
  }

  #nextVid(): bigint {
    return this.#vidBase + BigInt(this.#sequence++);
  }
}
