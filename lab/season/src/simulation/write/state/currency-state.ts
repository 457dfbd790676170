import { type Address, maxUint256, zeroAddress } from "viem";
import type { LogDraft } from "../abi-codec.ts";
import { currencyCodec } from "../codecs.ts";
import { require } from "./refuse.ts";

/** Balances and allowances of one ERC-20 currency. */
export class CurrencyState {
  readonly account: Address;
  readonly #balances = new Map<Address, bigint>();
  readonly #allowances = new Map<string, bigint>();

  constructor(account: Address) {
    this.account = account;
  }

  balanceOf(owner: Address): bigint {
    return this.#balances.get(owner) ?? 0n;
  }

  mint(to: Address, amount: bigint): LogDraft {
    this.#add(to, amount);
    return this.#transferLog(zeroAddress, to, amount);
  }

  transfer(from: Address, to: Address, amount: bigint): LogDraft {
    const balance = this.balanceOf(from);
    require(balance >= amount, `${from} has ${balance} of ${this.account}, not ${amount}`);
    this.#balances.set(from, balance - amount);
    this.#add(to, amount);
    return this.#transferLog(from, to, amount);
  }

  approve(owner: Address, spender: Address, amount: bigint): LogDraft {
    this.#allowances.set(`${owner}${spender}`, amount);
    return currencyCodec.log(this.account, "Approval", { owner, spender, value: amount });
  }

  /** The spender takes from the owner's balance what it was allowed; an allowance of the maximum stays. */
  take(spender: Address, from: Address, to: Address, amount: bigint): LogDraft {
    const allowance = this.#allowances.get(`${from}${spender}`) ?? 0n;
    require(allowance >=
      amount, `${from} allows ${spender} to take ${allowance} of ${this.account}, not ${amount}`);
    if (allowance !== maxUint256) this.#allowances.set(`${from}${spender}`, allowance - amount);
    return this.transfer(from, to, amount);
  }

  #add(account: Address, amount: bigint): void {
    this.#balances.set(account, this.balanceOf(account) + amount);
  }

  #transferLog(from: Address, to: Address, value: bigint): LogDraft {
    return currencyCodec.log(this.account, "Transfer", { from, to, value });
  }
}
