import { detectedChains } from "@facevalue/db";
import type { NullReason } from "../../../generated/resolver-types.ts";
import type { RequestContext } from "../../../graphql/request-context.ts";
import type { FlagNetworkRecord } from "../flag-record.ts";
import { flagStamp } from "../flag-stamp.ts";

/** Where detection stands on networks, all of them unless one is named. */
export async function readFlagNetworks(
  { reader, loaders }: RequestContext,
  chainId: number | null,
): Promise<FlagNetworkRecord[]> {
  const all = await reader.networks();
  const networks = all.filter((network) => chainId === null || network.chainId === chainId);
  const detected = new Set((await reader.read(detectedChains())).map(({ chain_id }) => Number(chain_id)));
  return Promise.all(
    networks.map(async (network) => {
      const [state, failed] = await Promise.all([
        loaders.metricState.load({ metric: "detection", chainId: network.chainId }),
        loaders.failedKey.load(flagStamp(network.chainId)),
      ]);
      const isOff = !detected.has(network.chainId);
      return {
        chainId: network.chainId,
        reason: reasonOf({ isOff, isFailed: failed !== null, hasRun: state !== null }),
      };
    }),
  );
}

function reasonOf(standing: { isOff: boolean; isFailed: boolean; hasRun: boolean }): NullReason | null {
  if (standing.isOff) return "SWITCHED_OFF";
  if (standing.hasRun) return null;
  return standing.isFailed ? "FAILED" : "NOT_COMPUTED";
}

const BY_HOPE: readonly NullReason[] = ["NOT_COMPUTED", "FAILED", "SWITCHED_OFF"];

/** Why there are no flags on any of the networks; null when there are on one. */
export function commonReason(networks: readonly FlagNetworkRecord[]): NullReason | null {
  if (networks.length === 0) return "NOT_COMPUTED";
  const reasons = networks.map(({ reason }) => reason);
  return reasons.includes(null) ? null : (BY_HOPE.find((reason) => reasons.includes(reason)) ?? null);
}
