const LARGE = 30;

/** A Poisson number: by multiplication of chances when small (Knuth), else rounded from the normal approximation. */
export function drawPoisson(mean: number, random: () => number): number {
  if (mean <= 0) return 0;
  if (mean > LARGE) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count++;
  return count;
}

/** Box and Muller, 1958. */
function drawNormal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
