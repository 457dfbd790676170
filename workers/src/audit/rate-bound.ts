const SCALE = 10n ** 18n;

/**
 * Share of wrong ones that `size` drawn without a wrong one exclude with 95 % confidence: 3 / size, at most 1 (the rule
 * of three: Hanley and Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249 (1983), 1743-1745).
 * 18 decimals, rounded half to even; 0 when all of the population were drawn; null for none.
 */
export function rateBelow(size: number, population: number): string | null {
  if (population > 0 && size >= population) return decimal(0n);
  if (size === 0) return null;
  if (size <= 3) return decimal(SCALE);
  const drawn = BigInt(size);
  const quotient = (3n * SCALE) / drawn;
  const rest = 2n * ((3n * SCALE) % drawn);
  const isUp = rest > drawn || (rest === drawn && quotient % 2n === 1n);
  return decimal(isUp ? quotient + 1n : quotient);
}

function decimal(scaled: bigint): string {
  const digits = scaled.toString().padStart(19, "0");
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`;
}
