import type { SeasonChain } from "../chain/season-chain.ts";
import type { SeasonDeployment } from "../deployment.ts";
import type { Random } from "../random.ts";
import type { Ledger } from "./ledger.ts";
import type { Wallet } from "./wallets.ts";

/** Everything that a move needs: who there is, what they hold, and the chain that they act on. */
export interface World {
  readonly chain: SeasonChain;
  readonly ledger: Ledger;
  readonly deployment: SeasonDeployment;
  readonly random: Random;
  readonly wallets: readonly Wallet[];
}
