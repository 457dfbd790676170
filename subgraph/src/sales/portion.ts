import { BigInt } from "@graphprotocol/graph-ts";

/** Sum of the numbers. */
export function total(numbers: BigInt[]): BigInt {
  let sum = BigInt.zero();
  for (let i = 0; i < numbers.length; i++) sum = sum.plus(numbers[i]);
  return sum;
}

/**
 * The part of `amount` that falls to the tickets at `place`, by their number and rounded down; the first place gets what is
 * left over, so that the parts add up to the whole.
 * @param units the quantities' sum
 */
export function portion(amount: BigInt, quantities: BigInt[], units: BigInt, place: i32): BigInt {
  if (quantities.length == 1) return amount;
  if (units.isZero()) return place == 0 ? amount : BigInt.zero();
  if (place > 0) return amount.times(quantities[place]).div(units);
  let rest = amount;
  for (let i = 1; i < quantities.length; i++) rest = rest.minus(amount.times(quantities[i]).div(units));
  return rest;
}
