import { createContext, type ReactNode, useContext } from "react";
import { read } from "../api/read.ts";
import { type Polled, usePolled } from "../api/use-polled.ts";
import type { Network } from "./network-state.ts";
import { NetworksQuery } from "./networks-query.ts";

export const POLL_INTERVAL_MS = 2_000;

const NetworksContext = createContext<Polled<readonly Network[]> | null>(null);

/** Keeps the state of the networks fresh for everything below. */
export function NetworksProvider({ children }: { readonly children: ReactNode }) {
  const polled = usePolled<readonly Network[]>(
    "networks",
    async (policy) => (await read(NetworksQuery, {}, policy)).networks,
    POLL_INTERVAL_MS,
  );
  return <NetworksContext value={polled}>{children}</NetworksContext>;
}

/** State of the networks; only below NetworksProvider. */
export function useNetworks(): Polled<readonly Network[]> {
  const polled = useContext(NetworksContext);
  if (polled === null) throw new Error("useNetworks is used outside of NetworksProvider.");
  return polled;
}

/** One network by its chain id; undefined until it is known. */
export function useNetwork(chainId: number): Network | undefined {
  return useNetworks().data?.find((network) => network.chainId === chainId);
}
