import { type Address, parseUnits, zeroAddress } from "viem";
import type { Random } from "../../../random.ts";
import type { Simulation } from "../../engine/simulation.ts";

/** Dollars per native coin that people count with. */
export const NATIVE_PRICE = 2_500;

export function decimalsOf({ deployment }: Simulation, currency: Address): number {
  return deployment.currencies.find(({ account }) => account === currency)?.decimals ?? 18;
}

/** Dollars, more or less, in the smallest unit of the currency. */
export function inCurrency(simulation: Simulation, currency: Address, dollars: number): bigint {
  const units = currency === zeroAddress ? dollars / NATIVE_PRICE : dollars;
  return parseUnits(units.toFixed(6), decimalsOf(simulation, currency));
}

/** At least the amount, in a figure as people type it: two digits and zeros. */
export function roundUp(amount: bigint): bigint {
  const unit = 10n ** BigInt(Math.max(0, String(amount).length - 2));
  return ((amount + unit - 1n) / unit) * unit;
}

/** Native coin for gas: some thousandths. */
export function gasMoney(random: Random): bigint {
  return BigInt(random.integer(10, 120)) * 10n ** 14n;
}
