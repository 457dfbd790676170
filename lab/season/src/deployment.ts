import type { Address } from "viem";

/** Where the season's contracts are on its chain. */
export interface SeasonDeployment {
  readonly chainId: number;
  readonly factory: Address;
  readonly market: Address;
  readonly stablecoin: Address;
  /** Block of the first of them. */
  readonly startBlock: number;
}
