import type { UnseenStrategy } from "../parameters/adversary-strategies.ts";
import type { AdversaryLevel } from "../parameters/world-parameters.ts";
import type { ControllerType } from "./controller-type.ts";
import type { Habits } from "./habits.ts";
import type { Wallet } from "./wallet.ts";

/** Somebody who decides: a person or an organisation, with all wallets that are theirs. */
export interface Controller {
  readonly id: number;
  readonly type: ControllerType;
  /** How well it hides; null for those who have nothing to hide or follow a strategy. */
  readonly level: AdversaryLevel | null;
  /** How it resells instead of in the way of a level; null for everybody else. */
  readonly strategy: UnseenStrategy | null;
  /** Where they go to events. */
  readonly city: number;
  readonly habits: Habits;
  /** Wallets that buy and hold tickets. */
  readonly wallets: Wallet[];
  /** Wallets that only hold money. */
  readonly purses: Wallet[];
  /** Those who they give tickets to or lend money. */
  readonly friends: Controller[];
  /** Tickets that came from others. */
  tickets: number;
}
