import { AppError } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { CompiledQuery, type Kysely, type RawBuilder } from "kysely";
import { RequestEnded } from "./request-ended.ts";

type Connection = Pick<Kysely<Database>, "executeQuery">;

/** Time for all statements of a request together, in times of what a single one may take. */
const REQUEST_TIMEOUTS = 4;

/**
 * One read-only view of the database for one request: everything is read at the point of the first query, in one
 * transaction, so that figures, their freshness and the rows beside them agree. Nothing is opened before that.
 */
export class Snapshot {
  readonly #db: Kysely<Database>;
  readonly #timeoutMs: number;
  readonly #deadline: number;
  #connection: Promise<Connection> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #release: () => void = () => undefined;
  #released: Promise<void> = Promise.resolve();
  #isClosed = false;

  /** @param timeoutMs statements that take longer are cancelled; all together may take four times as long */
  constructor(db: Kysely<Database>, timeoutMs: number) {
    this.#db = db;
    this.#timeoutMs = timeoutMs;
    this.#deadline = performance.now() + REQUEST_TIMEOUTS * timeoutMs;
  }

  /**
   * Rows of `query`. Queries run one after the other.
   * @throws RequestEnded after `close`, QUERY_TOO_EXPENSIVE when its time or the request's is over
   */
  read<Row>(query: RawBuilder<Row>): Promise<Row[]> {
    if (this.#isClosed) return Promise.reject(new RequestEnded());
    this.#connection ??= this.#open();
    const connection = this.#connection;
    const result = this.#last.then(async () => {
      this.#checkTime();
      const compiled = query.compile(this.#db);
      try {
        const { rows } = await (await connection).executeQuery<Row>(compiled);
        return rows;
      } catch (error) {
        throw isCancelled(error) ? tooExpensive(this.#timeoutMs, error) : error;
      }
    });
    this.#last = result.catch(() => undefined);
    return result;
  }

  /**
   * Ends the transaction after the query that is running; those that wait are refused. Resolves when its connection
   * is free again. GraphQL answers as soon as an error decides the answer, so other fields may still want to read.
   */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#last;
    this.#release();
    await this.#released;
  }

  #checkTime(): void {
    if (this.#isClosed) throw new RequestEnded();
    if (performance.now() < this.#deadline) return;
    throw tooExpensive(REQUEST_TIMEOUTS * this.#timeoutMs);
  }

  #open(): Promise<Connection> {
    const { promise: done, resolve: release } = Promise.withResolvers<void>();
    const { promise: opened, resolve, reject } = Promise.withResolvers<Connection>();
    this.#release = release;
    const begin = `begin isolation level repeatable read read only; set local statement_timeout = ${this.#timeoutMs}`;
    this.#released = this.#db
      .connection()
      .execute(async (connection) => {
        await connection.executeQuery(CompiledQuery.raw(begin));
        resolve(connection);
        await done;
        await connection.executeQuery(CompiledQuery.raw("commit"));
      })
      .catch(reject);
    return opened;
  }
}

/** Postgres' code for a statement that ran into its timeout. */
function isCancelled(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "57014";
}

function tooExpensive(limitMs: number, cause?: unknown): AppError {
  const message = `the query takes longer than ${limitMs / 1000} seconds: ask for less`;
  return new AppError("QUERY_TOO_EXPENSIVE", message, { cause });
}
