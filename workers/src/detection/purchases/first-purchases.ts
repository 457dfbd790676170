import { type DetectionFacts, NONE, PRIMARY } from "../facts/detection-facts.ts";

/**
 * A wallet's first purchase for each event in its primary sale.
 * @returns rows of the sales, by wallet and then by event
 */
export function firstPurchases(
  { sales }: DetectionFacts,
  accepts: (wallet: number) => boolean = () => true,
): Int32Array {
  const first: number[] = [];
  for (let row = 0; row < sales.count; row += 1) {
    const buyer = sales.buyer[row] as number;
    if (buyer >= 0 && sales.kind[row] === PRIMARY && sales.event[row] !== NONE && accepts(buyer))
      first.push(row);
  }
  const sorted = first.sort(
    (one, other) =>
      (sales.buyer[one] as number) - (sales.buyer[other] as number) ||
      (sales.event[one] as number) - (sales.event[other] as number) ||
      one - other,
  );
  const isFirst = (row: number, at: number) => {
    const before = sorted[at - 1];
    return (
      before === undefined ||
      sales.buyer[before] !== sales.buyer[row] ||
      sales.event[before] !== sales.event[row]
    );
  };
  return Int32Array.from(sorted.filter(isFirst));
}
