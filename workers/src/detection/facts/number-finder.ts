import type { ByteDictionary } from "../../columns/byte-dictionary.ts";
import { NONE } from "./detection-facts.ts";

/** So many rows of a table may be passed over by one that names others in the same order. */
const FARTHEST_AHEAD = 4;
/** After so many in a row that did not follow, only one in so many is tried: looking costs memory that is read for nothing. */
const PATIENCE = 32;
const RETRIED = 64;

/**
 * Gives `bytes[start, end)` its number in the dictionary. Many columns say the same row after row, or name one after another what a table read
 * before named in the same order: the last number and those after it are tried first, and spare the search.
 * @param guess another number that is likely
 */
export function numberFinder(
  dictionary: ByteDictionary,
  guess: () => number = () => NONE,
): (bytes: Uint8Array, start: number, end: number) => number {
  let last = NONE;
  let failures = 0;
  return (bytes, start, end) => {
    if (dictionary.holds(last, bytes, start, end)) return last;
    const guessed = guess();
    if (dictionary.holds(guessed, bytes, start, end)) {
      last = guessed;
      return last;
    }
    if (failures < PATIENCE || failures % RETRIED === 0) {
      for (let ahead = last + 1; ahead <= last + FARTHEST_AHEAD; ahead += 1) {
        if (!dictionary.holds(ahead, bytes, start, end)) continue;
        failures = 0;
        last = ahead;
        return last;
      }
    }
    failures += 1;
    last = dictionary.add(bytes, start, end);
    return last;
  };
}
