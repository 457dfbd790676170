import { type Address, zeroAddress } from "viem";
import type { LogDraft } from "../abi-codec.ts";
import type { CurrencyState } from "./currency-state.ts";
import { refuse, require } from "./refuse.ts";

export type Currencies = ReadonlyMap<Address, CurrencyState>;

/** What a contract owes accounts and how it is paid in and out, as PullPayments does. */
export class Credits {
  readonly #contract: Address;
  readonly #currencies: Currencies;
  readonly #amounts = new Map<string, bigint>();

  constructor(contract: Address, currencies: Currencies) {
    this.#contract = contract;
    this.#currencies = currencies;
  }

  credit(account: Address, currency: Address, amount: bigint): void {
    if (amount === 0n) return;
    const key = `${account}${currency}`;
    this.#amounts.set(key, (this.#amounts.get(key) ?? 0n) + amount);
  }

  /** Takes an amount from the payer; what it emits and the native coin that it needs. */
  collect(payer: Address, currency: Address, amount: bigint): { logs: LogDraft[]; value: bigint } {
    if (currency === zeroAddress) return { logs: [], value: amount };
    if (amount === 0n) return { logs: [], value: 0n };
    const log = this.#currency(currency).take(this.#contract, payer, this.#contract, amount);
    return { logs: [log], value: 0n };
  }

  /** Pays the account all that is credited to it in the currency. */
  withdraw(account: Address, currency: Address): LogDraft[] {
    const key = `${account}${currency}`;
    const amount = this.#amounts.get(key) ?? 0n;
    require(amount > 0n, `${this.#contract} owes ${account} nothing in ${currency}`);
    this.#amounts.delete(key);
    return currency === zeroAddress
      ? []
      : [this.#currency(currency).transfer(this.#contract, account, amount)];
  }

  #currency(account: Address): CurrencyState {
    return this.#currencies.get(account) ?? refuse(`the world has no currency ${account}`);
  }
}
