import { fromHex } from "@facevalue/core";
import type { HandlerError } from "../engine/handler-error.ts";
import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";

type Target = Pick<StorageContext, "client" | "schemaName">;

/** Records handlers that failed; of fatal ones the newest only. */
export async function writeErrors(
  { client, schemaName }: Target,
  errors: readonly HandlerError[],
  isFatal: boolean,
): Promise<void> {
  const table = qualifiedName(schemaName, "subgraph_error$");
  if (isFatal) await client.query(`delete from ${table} where is_fatal`);
  if (errors.length === 0) return;
  await client.query(
    `insert into ${table}
      (block_range, block_hash, data_source, handler, transaction_hash, message, deterministic, is_fatal)
      select int4range(block, null), hash, data_source, handler, transaction, message, deterministic, $8
      from unnest($1::int[], $2::bytea[], $3::text[], $4::text[], $5::bytea[], $6::text[], $7::boolean[])
        with ordinality u (block, hash, data_source, handler, transaction, message, deterministic, n) order by n`,
    [
      errors.map(({ blockNumber }) => blockNumber),
      errors.map(({ blockHash }) => fromHex(blockHash)),
      errors.map(({ dataSource }) => dataSource),
      errors.map(({ handler }) => handler),
      errors.map(({ transactionHash }) => (transactionHash === null ? null : fromHex(transactionHash))),
      errors.map(({ message }) => message),
      errors.map(({ isDeterministic }) => isDeterministic),
      isFatal,
    ],
  );
}

/** Forgets the errors of blocks that are rolled back. */
export async function removeErrorsAfter({ client, schemaName }: Target, block: number): Promise<void> {
  const table = qualifiedName(schemaName, "subgraph_error$");
  await client.query(`delete from ${table} where lower(block_range) > $1`, [block]);
}
