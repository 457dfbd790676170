import type { Random } from "../../random.ts";
import type { Controller } from "../population/controller.ts";

/** Share of an event's visitors who come from elsewhere. */
const TRAVELLERS = 0.15;

/** People who go to events, by city; those with more appetite go more often. */
export class Crowd {
  readonly #cities: readonly Weighted[];
  readonly #everywhere: Weighted;

  constructor(people: readonly Controller[], cities: number) {
    this.#everywhere = weighted(people);
    this.#cities = Array.from({ length: cities }, (_, city) =>
      weighted(people.filter((person) => person.city === city)),
    );
  }

  pick(random: Random, city: number): Controller {
    const local = this.#cities[city];
    const pool = local && local.people.length > 0 && !random.chance(TRAVELLERS) ? local : this.#everywhere;
    const person = pool.people[lowerBound(pool.sums, random.next() * (pool.sums.at(-1) ?? 0))];
    if (!person) throw new RangeError("a world needs people");
    return person;
  }
}

interface Weighted {
  readonly people: readonly Controller[];
  readonly sums: Float64Array;
}

function weighted(people: readonly Controller[]): Weighted {
  const sums = new Float64Array(people.length);
  let sum = 0;
  for (const [index, { habits }] of people.entries()) {
    sum += habits.appetite;
    sums[index] = sum;
  }
  return { people, sums };
}

/** Position of the first sum above the value. */
function lowerBound(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
