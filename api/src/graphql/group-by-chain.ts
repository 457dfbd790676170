import type { NetworkTables } from "../modules/network/providers/network-directory.ts";
import { type EntityRef, toBytes } from "./entity-ref.ts";

export interface ChainGroup extends NetworkTables {
  /** Ids of the entities asked for on this chain. */
  readonly keys: Buffer[];
}

/** Sorts `refs` by network. Those of unknown networks are left out: there is nothing to find. */
export function groupByChain(refs: readonly EntityRef[], networks: readonly NetworkTables[]): ChainGroup[] {
  const groups = new Map<number, ChainGroup>();
  const known = new Map(networks.map((network) => [network.chainId, network]));
  for (const { chainId, key } of refs) {
    const network = known.get(chainId);
    if (network === undefined) continue;
    const group = groups.get(chainId) ?? { ...network, keys: [] };
    group.keys.push(toBytes(key));
    groups.set(chainId, group);
  }
  return [...groups.values()];
}
