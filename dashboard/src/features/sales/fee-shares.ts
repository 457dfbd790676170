import type { FeeRole } from "../../generated/graphql.ts";
import type { FeeTotal } from "./use-sales-tab.ts";

/** A role's part of what buyers paid, or the part that nobody is known to have got. */
export interface FeeShare {
  readonly role: FeeRole | "UNATTRIBUTED";
  readonly raw: bigint;
  /** Of what buyers paid, in basis points, rounded down. */
  readonly bps: number;
}

const BASIS_POINTS = 10_000n;

/** The parts of a total that are more than nothing, in the order of the roles, the unknown one last. */
export function feeShares({ gross, unattributed, roles }: FeeTotal): FeeShare[] {
  const all = BigInt(gross.raw);
  const parts = [
    ...roles.map(({ role, amount }) => ({ role, raw: BigInt(amount.raw) })),
    { role: "UNATTRIBUTED" as const, raw: BigInt(unattributed.raw) },
  ];
  return parts
    .filter(({ raw }) => raw > 0n)
    .map(({ role, raw }) => ({ role, raw, bps: all > 0n ? Number((raw * BASIS_POINTS) / all) : 0 }));
}
