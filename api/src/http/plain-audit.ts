import type { Audit } from "../generated/resolver-types.ts";

/** An audit as plain JSON: counts as numbers, since tickets are fewer than numbers are exact; token ids as texts. */
export function plainAudit(audit: Audit | undefined): object | null {
  if (audit === undefined) return null;
  const differences = audit.differences.map((one) => ({
    ...one,
    tokenId: one.tokenId == null ? null : String(one.tokenId),
  }));
  const entries = Object.entries(audit).map(([key, value]) => [
    key,
    typeof value === "bigint" ? Number(value) : value,
  ]);
  return { ...Object.fromEntries(entries), differences };
}
