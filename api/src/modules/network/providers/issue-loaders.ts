import DataLoader from "dataloader";
import type { IndexingIssue } from "../../../generated/resolver-types.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { readIssueCounts, readNewestIssues } from "./read-issues.ts";

/** Number of issues by chain id; null when the network's tables keep none. */
export function createIssueCountLoader(reader: Reader) {
  return new DataLoader<number, number | null>(async (chainIds) => {
    const counts = await readIssueCounts(reader);
    return chainIds.map((chainId) => counts.get(chainId) ?? null);
  });
}

/** The newest issues by chain id; null when the network's tables keep none. */
export function createNewestIssuesLoader(reader: Reader) {
  return new DataLoader<number, readonly IndexingIssue[] | null>(async (chainIds) => {
    const issues = await readNewestIssues(reader);
    return chainIds.map((chainId) => issues.get(chainId) ?? null);
  });
}
