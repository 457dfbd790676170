import type { SaleFact, StatusFact, TransferFact, UseFact } from "../../../testing/chain-fact.ts";

/** Where a fact stands; `order` grows along the chain. */
interface Place {
  readonly block: number;
  readonly time: number;
  readonly order: number;
}

/** What happened to one wallet, in the order of the chain, and what it holds in the end. */
export interface WalletHistory {
  readonly wallet: string;
  readonly bought: readonly (SaleFact & Place)[];
  readonly resold: readonly (SaleFact & Place)[];
  readonly given: readonly (TransferFact & Place)[];
  readonly received: readonly (TransferFact & Place)[];
  readonly statuses: readonly (StatusFact & Place)[];
  readonly uses: readonly (UseFact & Place)[];
  readonly held: readonly { readonly held: bigint; readonly block: number }[];
}
