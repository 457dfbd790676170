import { secondsBetween } from "../format/relative-time.ts";
import type { NetworksQuery } from "../generated/graphql.ts";

export type Network = NetworksQuery["networks"][number];

/** How current a network's figures are. */
export type NetworkHealth = "live" | "syncing" | "stale" | "failed" | "empty";

/** Without a write for so long, a network that should be live counts as stale. */
export const STALE_AFTER_SECONDS = 60;

const WORST_FIRST: readonly NetworkHealth[] = ["failed", "stale", "empty", "syncing", "live"];

/** Seconds since the indexer last wrote; null when it never did. */
export function networkAgeSeconds(network: Network, nowMs: number): number | null {
  return network.updatedAt === null
    ? null
    : Math.max(0, secondsBetween(Date.parse(network.updatedAt), nowMs));
}

export function networkHealth(network: Network, nowMs: number): NetworkHealth {
  if (network.state === "FAILED") return "failed";
  const ageSeconds = networkAgeSeconds(network, nowMs);
  if (ageSeconds === null || network.indexedBlock === null) return "empty";
  if (ageSeconds > STALE_AFTER_SECONDS) return "stale";
  return network.state === "SYNCING" ? "syncing" : "live";
}

/** The network to worry about most; null without networks. */
export function worstNetwork(networks: readonly Network[], nowMs: number): Network | null {
  const rank = (network: Network) => WORST_FIRST.indexOf(networkHealth(network, nowMs));
  return networks.toSorted((left, right) => rank(left) - rank(right))[0] ?? null;
}

/** The first network whose last audit found differences; null when none did. */
export function differingNetwork(networks: readonly Network[]): Network | null {
  return networks.find(({ lastAudit }) => lastAudit !== null && lastAudit.differenceCount !== "0") ?? null;
}

/**
 * Time on the chain now, in milliseconds: the newest block's time moved on by the wall clock. A simulated chain runs on
 * its own clock, on which "3 minutes ago" has to be measured.
 */
export function chainNowMs(network: Network | undefined, nowMs: number): number {
  if (!network?.indexedBlockTime || !network.updatedAt) return nowMs;
  return Date.parse(network.indexedBlockTime) + Math.max(0, nowMs - Date.parse(network.updatedAt));
}
