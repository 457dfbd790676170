import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { fromUnixSeconds } from "../../../exact/unix-time.ts";
import type { IndexingIssue } from "../../../generated/resolver-types.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { unionAll } from "../../../graphql/union-all.ts";

const MOST_ISSUES = 10;

type Source = Pick<Reader, "read">;

interface SchemaRow {
  readonly chain_id: string;
  readonly schema_name: string;
}

/** Logs that could not be interpreted, by chain id; networks whose tables keep none are left out. */
export async function readIssueCounts(reader: Source): Promise<ReadonlyMap<number, number>> {
  const schemas = await readSchemas(reader);
  if (schemas.length === 0) return new Map();
  const branches = schemas.map(
    ({ chain_id, schema_name }) => sql`
      select ${sql.lit(chain_id)}::bigint as chain_id, count(*) as count from ${sql.id(schema_name, "indexing_issue")}`,
  );
  const rows = await reader.read(sql<{ chain_id: string; count: string }>`${unionAll(branches)}`);
  return new Map(rows.map(({ chain_id, count }) => [Number(chain_id), Number(count)]));
}

interface IssueRow {
  readonly chain_id: string;
  readonly contract: Buffer;
  readonly log: string;
  readonly reason: string;
  readonly transaction: Buffer;
  readonly block: string;
  readonly timestamp: string;
}

/** The newest issues by chain id, newest first; networks whose tables keep none are left out. */
export async function readNewestIssues(reader: Source): Promise<ReadonlyMap<number, IndexingIssue[]>> {
  const schemas = await readSchemas(reader);
  const issues = new Map(schemas.map(({ chain_id }) => [Number(chain_id), [] as IndexingIssue[]]));
  if (schemas.length === 0) return issues;
  const branches = schemas.map(
    ({ chain_id, schema_name }) => sql`
      (select ${sql.lit(chain_id)}::bigint as chain_id, id, contract, log, reason, transaction, block, timestamp
        from ${sql.id(schema_name, "indexing_issue")} order by block$ desc, vid desc limit ${MOST_ISSUES})`,
  );
  const rows = await reader.read(sql<IssueRow>`
    select * from (${unionAll(branches)}) issue order by chain_id, block desc, id desc`);
  for (const row of rows) issues.get(Number(row.chain_id))?.push(toIssue(row));
  return issues;
}

function readSchemas(reader: Source): Promise<SchemaRow[]> {
  return reader.read(sql<SchemaRow>`
    select chain_id, schema_name from ops.network
    where to_regclass(format('%I.indexing_issue', schema_name)) is not null order by chain_id`);
}

function toIssue({ contract, log, reason, transaction, block, timestamp }: IssueRow): IndexingIssue {
  return {
    contract: toHex(contract),
    log,
    reason,
    transactionHash: toHex(transaction),
    block: BigInt(block),
    timestamp: fromUnixSeconds(timestamp),
  };
}
