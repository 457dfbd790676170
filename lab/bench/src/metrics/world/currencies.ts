import { ZERO_ADDRESS } from "./keys.ts";

export interface TicketCurrency {
  readonly id: Buffer;
  readonly symbol: string | null;
  readonly decimals: number | null;
  /** Smallest units in a hundredth of a dollar. */
  readonly unitsPerCent: bigint;
}

const token = (name: string) => Buffer.from(name.padEnd(20, "."), "latin1");

export const ETHER: TicketCurrency = {
  id: ZERO_ADDRESS,
  symbol: "ETH",
  decimals: 18,
  unitsPerCent: 5n * 10n ** 12n,
};
export const DOLLAR_TOKEN: TicketCurrency = {
  id: token("USDC"),
  symbol: "USDC",
  decimals: 6,
  unitsPerCent: 10n ** 4n,
};
/** A ticket costs up to 10^77 units, as much as a uint256 holds. */
export const HUGE_TOKEN: TicketCurrency = {
  id: token("HUGE"),
  symbol: "HUGE",
  decimals: 73,
  unitsPerCent: 4n * 10n ** 72n,
};
export const BARE_TOKEN: TicketCurrency = {
  id: token("BARE"),
  symbol: null,
  decimals: null,
  unitsPerCent: 10n,
};

export const CURRENCIES: readonly TicketCurrency[] = [ETHER, DOLLAR_TOKEN, HUGE_TOKEN, BARE_TOKEN];
