import { AppError } from "@facevalue/core";
import type pg from "pg";

/** A connection as a query sees it that is sent as text. */
interface Connection {
  query(text: string): void;
}

/**
 * A `COPY … to stdout` as pg takes it: every piece of the stream goes to `take` as it comes. What `take` throws ends the copy as an error once
 * Postgres has sent the rest, so that the connection can be used further.
 */
export class CopyOut {
  readonly done: Promise<void>;
  readonly #statement: string;
  readonly #take: (piece: Buffer) => void;
  readonly #settle: { resolve: () => void; reject: (error: unknown) => void };
  #error: unknown;
  #hasFailed = false;
  #isComplete = false;

  constructor(statement: string, take: (piece: Buffer) => void) {
    this.#statement = statement;
    this.#take = take;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.done = promise;
    this.#settle = { resolve, reject };
  }

  submit(connection: Connection): void {
    connection.query(this.#statement);
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    if (this.#hasFailed) return;
    try {
      this.#take(chunk);
    } catch (error) {
      this.#fail(error);
    }
  }

  handleCommandComplete(): void {
    this.#isComplete = true;
  }

  handleReadyForQuery(): void {
    if (this.#hasFailed) this.#settle.reject(this.#error);
    else if (this.#isComplete) this.#settle.resolve();
    else this.#settle.reject(cutOff());
  }

  /** Of Postgres, or of the connection, which then is never ready again. */
  handleError(error: unknown): void {
    this.#fail(error);
    this.#settle.reject(this.#error);
  }

  #fail(error: unknown): void {
    if (!this.#hasFailed) this.#error = error;
    this.#hasFailed = true;
  }
}

/** Streams the rows of a statement. @throws what Postgres says, what `take` throws, or DATABASE_UNREACHABLE when the rows end too early */
export async function copyOut(
  client: pg.ClientBase,
  statement: string,
  take: (piece: Buffer) => void,
): Promise<void> {
  await client.query(new CopyOut(statement, take)).done;
}

/** A copy that ended without the mark that Postgres puts behind its last row. */
export function cutOff(): AppError {
  return new AppError(
    "DATABASE_UNREACHABLE",
    "the connection to the database ended while rows were read; try again once it is back",
    { retryable: true },
  );
}
