import { toHex } from "@facevalue/core";
import type { Database } from "@facevalue/db";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { type Snapshot, tableAt } from "./snapshot.ts";
import type { AuditSubject, Family } from "./subject.ts";

export interface SubjectRow {
  readonly kind: "ticket" | "holding";
  readonly contract: Buffer;
  readonly family: Family;
  readonly token_id: string;
  readonly owner: Buffer;
  readonly status: string | null;
  readonly expires_at: string | null;
  readonly quantity: string | null;
}

const PAGE = 1000;

/** Every ticket and holding of an indexed contract, in one relation. */
export function subjectsAt(snapshot: Snapshot): RawBuilder<SubjectRow> {
  return sql<SubjectRow>`
    select 'ticket' as kind, t.id, t.contract, c.family::text as family, t.token_id, t.owner, t.status::text as status,
      t.expires_at, null::numeric as quantity
    from ${tableAt(snapshot, "ticket", "t")} join ${tableAt(snapshot, "ticket_contract", "c")} on c.id = t.contract
    union all
    select 'holding', h.id, h.contract, c.family::text, h.token_id, h.owner, null, null, h.quantity
    from ${tableAt(snapshot, "holding", "h")} join ${tableAt(snapshot, "ticket_contract", "c")} on c.id = h.contract`;
}

export async function countSubjects(snapshot: Snapshot): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from (${subjectsAt(snapshot)}) subject`.execute(snapshot.tx);
  return Number(rows[0]?.count ?? 0);
}

/** Keeps all of them at hand for `readKeptSubjects`, on the snapshot's connection, beyond the end of the snapshot. */
export async function keepAllSubjects(snapshot: Snapshot): Promise<void> {
  await sql`declare audited no scroll cursor with hold for ${subjectsAt(snapshot)}`.execute(snapshot.tx);
}

/** What was kept, by the page, once. */
export async function* readKeptSubjects(connection: Kysely<Database>): AsyncGenerator<AuditSubject[]> {
  for (;;) {
    const { rows } = await sql<SubjectRow>`fetch ${sql.lit(PAGE)} from audited`.execute(connection);
    if (rows.length > 0) yield rows.map((row) => toSubject(row, true));
    if (rows.length < PAGE) return;
  }
}

/** Lets go of what was kept. */
export async function dropKeptSubjects(connection: Kysely<Database>): Promise<void> {
  await sql`close audited`.execute(connection);
}

export function toSubject(row: SubjectRow, isDrawn: boolean): AuditSubject {
  const common = {
    contract: toHex(row.contract),
    family: row.family,
    tokenId: BigInt(row.token_id),
    owner: toHex(row.owner),
    isDrawn,
  };
  if (row.kind === "holding") return { kind: "holding", ...common, quantity: BigInt(row.quantity ?? 0) };
  const expiresAt = row.expires_at === null ? null : BigInt(row.expires_at);
  return { kind: "ticket", ...common, status: row.status ?? "", expiresAt };
}
