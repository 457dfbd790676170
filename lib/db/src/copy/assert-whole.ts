import { AppError } from "@facevalue/core";

const END_OF_ROWS = -1;

/**
 * A connection that ends while rows are sent ends the stream like the last row does, but without the mark that Postgres puts behind it.
 * @param rest of the stream behind its last whole row
 * @throws DATABASE_UNREACHABLE when the mark is missing
 */
export function assertWhole(rest: Buffer): void {
  if (rest.length >= 2 && rest.readInt16BE(0) === END_OF_ROWS) return;
  throw new AppError(
    "DATABASE_UNREACHABLE",
    "the connection to the database ended while rows were read; try again once it is back",
    { retryable: true },
  );
}
