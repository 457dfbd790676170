/**
 * Moves labels apart so that none overlap: each at least `gap` below the one before, all as near to their wish as the
 * room from `top` to `bottom` allows. Wishes must be sorted, topmost first; positions grow downwards.
 */
export function spreadLabels(
  wishes: readonly number[],
  gap: number,
  [top, bottom]: readonly [number, number],
): number[] {
  const places: number[] = [];
  for (const wish of wishes) {
    const last = places.at(-1);
    places.push(Math.max(wish, last === undefined ? top : last + gap));
  }
  // What ran over the bottom is pushed back up.
  let limit = bottom;
  for (let index = places.length - 1; index >= 0; index -= 1) {
    places[index] = Math.min(places[index] ?? limit, limit);
    limit = (places[index] ?? limit) - gap;
  }
  return places;
}
