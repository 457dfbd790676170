import type { AdversaryLevel } from "../../parameters/world-parameters.ts";
import type { Controller } from "../../population/controller.ts";
import type { Wallet } from "../../population/wallet.ts";

/** Somebody who lives off resale, with the means that their level gives. */
export interface Operation {
  readonly controller: Controller;
  readonly level: AdversaryLevel;
  /** Pays for the wallets and collects from them, at level 1. */
  readonly purse: Wallet | null;
  /** One account at an exchange that all wallets deposit to, where they are not careful. */
  readonly sharedDeposit: Wallet | null;
  /** Wallets that sell what the others bought; empty where each sells its own. */
  readonly sellers: readonly Wallet[];
  /** Innocent wallets that it sends money to, to spoil the picture. */
  readonly decoys: Wallet[];
}
