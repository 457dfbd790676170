import { evidenceRow } from "../facts/evidence.ts";
import type { RoleCollector } from "./role-collector.ts";

export interface Rule {
  readonly wallet: number;
  readonly kind: "ORGANIZER" | "MARKETPLACE" | "CUSTODIAL";
  readonly rule: string;
  readonly value: number;
  readonly threshold: number;
}

/** Adds a rule that holds, with the first of the rows that it rests on. */
export function addRule(
  roles: RoleCollector,
  { wallet, kind, ...rule }: Rule,
  rows: Int32Array,
  table: "sale" | "transfer" | "status" = "sale",
): void {
  roles.add(
    wallet,
    kind,
    rule,
    [...rows.subarray(0, 10)].map((row) => evidenceRow(table, row)),
  );
}
