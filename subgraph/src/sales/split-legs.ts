import { BigInt } from "@graphprotocol/graph-ts";

/** Sum of the numbers. */
export function total(numbers: BigInt[]): BigInt {
  let sum = BigInt.zero();
  for (let i = 0; i < numbers.length; i++) sum = sum.plus(numbers[i]);
  return sum;
}

/**
 * The part of `amount` that falls to each place by its number of tickets, rounded down; the first place gets what is left
 * over, so that the parts add up to the whole.
 */
export function splitEvenly(amount: BigInt, quantities: BigInt[]): BigInt[] {
  const units = total(quantities);
  const parts: BigInt[] = [];
  let rest = amount;
  for (let place = 0; place < quantities.length; place++) {
    parts.push(share(amount, quantities[place], units));
    rest = rest.minus(parts[place]);
  }
  if (parts.length > 0) parts[0] = parts[0].plus(rest);
  return parts;
}

/**
 * The parts of each leg of a price, place by place. Every leg is split wholly, and what falls to a place adds up to its part
 * of the price: units that cannot be divided go, leg by leg, to the places after the first as far as those have room.
 * @param price what the legs are parts of; what they do not tell of it is split as one more leg
 * @returns per place, one amount per leg
 */
export function splitLegs(legs: BigInt[], price: BigInt, quantities: BigInt[]): BigInt[][] {
  const untold = price.minus(total(legs));
  const whole = untold.lt(BigInt.zero()) ? total(legs) : price;
  const rooms = splitEvenly(whole, quantities);
  const units = total(quantities);
  const all = legs.slice(0);
  if (untold.gt(BigInt.zero())) all.push(untold);
  const rests = all.slice(0);
  const shares: BigInt[][] = [];
  for (let place = 0; place < quantities.length; place++) {
    const row: BigInt[] = [];
    for (let i = 0; i < all.length; i++) {
      row.push(share(all[i], quantities[place], units));
      rests[i] = rests[i].minus(row[i]);
      rooms[place] = rooms[place].minus(row[i]);
    }
    shares.push(row);
  }
  for (let place = 1; place < shares.length; place++) fillRoom(shares[place], rooms[place], rests);
  if (shares.length > 0) fillRoom(shares[0], rooms[0], rests);
  return shares;
}

/** Gives the place as much of the legs' rests as it has room for. */
function fillRoom(row: BigInt[], room: BigInt, rests: BigInt[]): void {
  for (let i = 0; i < rests.length && !room.isZero(); i++) {
    const given = rests[i].lt(room) ? rests[i] : room;
    row[i] = row[i].plus(given);
    rests[i] = rests[i].minus(given);
    room = room.minus(given);
  }
}

function share(amount: BigInt, quantity: BigInt, units: BigInt): BigInt {
  return units.isZero() ? BigInt.zero() : amount.times(quantity).div(units);
}
