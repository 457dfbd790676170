import { toHex } from "@facevalue/core";
import { type RawBuilder, sql } from "kysely";
import { type SubjectRow, subjectsAt, toSubject } from "./read-subjects.ts";
import { type Snapshot, tableAt } from "./snapshot.ts";
import type { AuditSubject } from "./subject.ts";

export interface Sample {
  readonly subjects: readonly AuditSubject[];
  /** Contracts of the sample, those that no ticket stands for among them. */
  readonly contracts: readonly string[];
}

/**
 * `size` tickets and holdings, each as likely as any other, then one more from each of up to `size` contracts that chance
 * left out. The same seed draws the same from the same tables.
 */
export async function drawSample(snapshot: Snapshot, size: number, seed: string): Promise<Sample> {
  const { rows } = await sql<SubjectRow>`
    select * from (${subjectsAt(snapshot)}) subject
    order by ${lot(seed)}, kind limit ${sql.lit(size)}`.execute(snapshot.tx);
  const drawn = rows.map((row) => toSubject(row, true));
  const covered = [...new Set(rows.map(({ contract }) => toHex(contract)))];
  const others = await drawContracts(snapshot, { covered, size, seed });
  const standIns = await drawStandIns(snapshot, others, seed);
  return {
    subjects: [...drawn, ...standIns],
    contracts: [...covered, ...others.map((contract) => toHex(contract))],
  };
}

/** A place in the draw for each id, that depends on the seed alone. */
function lot(seed: string): RawBuilder<unknown> {
  return sql`md5(convert_to(${sql.lit(seed)}, 'UTF8') || id)`;
}

interface Coverage {
  readonly covered: readonly string[];
  readonly size: number;
  readonly seed: string;
}

async function drawContracts(snapshot: Snapshot, { covered, size, seed }: Coverage): Promise<Buffer[]> {
  const known = covered.map((contract) => Buffer.from(contract.slice(2), "hex"));
  const { rows } = await sql<{ id: Buffer }>`
    select id from ${tableAt(snapshot, "ticket_contract", "c")}
    where id <> all(${known}::bytea[]) order by ${lot(seed)} limit ${sql.lit(size)}`.execute(snapshot.tx);
  return rows.map(({ id }) => id);
}

async function drawStandIns(
  snapshot: Snapshot,
  contracts: readonly Buffer[],
  seed: string,
): Promise<AuditSubject[]> {
  const { rows } = await sql<SubjectRow>`
    select distinct on (contract) * from (${subjectsAt(snapshot)}) subject
    where contract = any(${contracts}::bytea[]) order by contract, ${lot(seed)}, kind`.execute(snapshot.tx);
  return rows.map((row) => toSubject(row, false));
}
