/** The amount in `count` even shares; the units that cannot be divided are the first one's. */
export function shareEvenly(amount: bigint, count: number): bigint[] {
  const share = amount / BigInt(count);
  const shares = Array.from({ length: count }, () => share);
  shares[0] = amount - share * BigInt(count - 1);
  return shares;
}

/**
 * Deals each leg evenly over the tickets, so that every ticket's parts add up to its price and every leg is dealt wholly.
 * Units that cannot be divided go, leg by leg, to the tickets after the first as far as these have room, then to the first.
 * @returns per ticket, one amount per leg
 */
export function shareLegs(legs: readonly bigint[], prices: readonly bigint[]): bigint[][] {
  const count = BigInt(prices.length);
  const shares = prices.map(() => legs.map((leg) => leg / count));
  const places = [...prices.keys()].slice(1).concat(0);
  const openPlaces = places.flatMap((place) => {
    const room = (prices[place] ?? 0n) - (shares[place] ?? []).reduce((sum, share) => sum + share, 0n);
    return Array.from({ length: Number(room) }, () => place);
  });
  legs.forEach((leg, index) => {
    for (let unit = 0n; unit < leg % count; unit++) {
      const shared = shares[openPlaces.shift() ?? 0] ?? [];
      shared[index] = (shared[index] ?? 0n) + 1n;
    }
  });
  return shares;
}
