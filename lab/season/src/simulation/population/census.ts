import { type Address, zeroAddress } from "viem";
import type { Random } from "../../random.ts";
import { contractWalletAddress, type WorldDeployment } from "../actions/world-deployment.ts";
import type { UnseenStrategy } from "../parameters/adversary-strategies.ts";
import type { AdversaryLevel } from "../parameters/world-parameters.ts";
import { Addresses } from "./addresses.ts";
import type { Controller } from "./controller.ts";
import type { ControllerType } from "./controller-type.ts";
import { FewEntries } from "./few-entries.ts";
import { drawHabits, type Habits } from "./habits.ts";
import type { Wallet } from "./wallet.ts";

export interface NewController {
  readonly type: ControllerType;
  readonly city?: number;
  readonly level?: AdversaryLevel | null;
  readonly strategy?: UnseenStrategy | null;
  readonly habits?: Partial<Habits>;
}

export interface NewWallet {
  readonly role?: Wallet["role"];
  /** Wei; the controller's own unless given. */
  readonly tip?: bigint;
  /** An address that exists already. */
  readonly address?: Address;
  /** Whether it is a key account, although its controller uses contract wallets. */
  readonly isKey?: boolean;
}

/** Everybody in a world, with all of their wallets. */
export class Census {
  readonly controllers: Controller[] = [];
  readonly wallets: Wallet[] = [];
  readonly #deployment: WorldDeployment;
  readonly #random: Random;
  readonly #addresses: Addresses;

  constructor(seed: string, deployment: WorldDeployment, random: Random) {
    this.#deployment = deployment;
    this.#random = random;
    this.#addresses = new Addresses(seed, random);
  }

  addController({ type, city = 0, level = null, strategy = null, habits }: NewController): Controller {
    const controller: Controller = {
      id: this.controllers.length,
      type,
      level,
      strategy,
      city,
      habits: { ...drawHabits(this.#random), ...habits },
      wallets: [],
      purses: [],
      friends: [],
      tickets: 0,
    };
    this.controllers.push(controller);
    return controller;
  }

  addWallet(controller: Controller, options: NewWallet = {}): Wallet {
    const { role = "tickets", tip = controller.habits.tip, isKey = role === "purse" } = options;
    const contract =
      controller.habits.usesContractWallets && !isKey && !options.address
        ? { owner: this.addWallet(controller, { role: "purse", tip }).address, salt: 0n }
        : null;
    const address = contract
      ? contractWalletAddress(this.#deployment, contract.owner, contract.salt)
      : (options.address ?? this.#addresses.next());
    const wallet = newWallet({ address, controller, contract, tip, role });
    (role === "purse" ? controller.purses : controller.wallets).push(wallet);
    this.wallets.push(wallet);
    return wallet;
  }

  ofType(type: ControllerType): Controller[] {
    return this.controllers.filter((controller) => controller.type === type);
  }
}

function newWallet(given: Pick<Wallet, "address" | "controller" | "contract" | "tip" | "role">): Wallet {
  return {
    ...given,
    isCreated: given.contract === null,
    fundedAt: null,
    balances: new FewEntries(),
    proceeds: new FewEntries(),
    refunds: new FewEntries(),
    approvals: null,
    tickets: 0,
    deposit: null,
  };
}

/** The currency's balance; the zero address is the native coin. */
export function balanceOf(wallet: Wallet, currency: Address = zeroAddress): bigint {
  return wallet.balances.get(currency) ?? 0n;
}
