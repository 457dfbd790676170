import type { Network } from "../../generated/resolver-types.ts";

/** What an indexer last wrote; its issues and audits are read on demand. */
export type NetworkRecord = Omit<Network, "issueCount" | "lastAudit" | "newestIssues">;
