/**
 * Gives items by turns in the proportion of their weights, so that a small world has several; null where none may be given.
 * @param start from 0 to 1: which of them come first
 */
export function weightedTurns<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
  start: number,
): (isAllowed?: (item: Item) => boolean) => Item | null {
  const turns = items.map((item, index) => ({ item, weight: weightOf(item), index, given: 0 }));
  const missing = ({ weight, index, given }: (typeof turns)[number]) =>
    (given + ((index * 0.37 + start) % 1)) / weight;
  return (isAllowed = () => true) => {
    const open = turns.filter(({ item, weight }) => weight > 0 && isAllowed(item));
    const [first, ...others] = open;
    if (!first) return null;
    const next = others.reduce((best, each) => (missing(each) < missing(best) ? each : best), first);
    next.given += 1;
    return next.item;
  };
}
