const PLACES = 24n;
const FINE = 10n ** 60n;

/** What one second leaves of 1 with a half-life of 6 hours: the 21,600th root of one half, to 60 places. */
const PER_SECOND = root(FINE / 2n);

/** Sales velocity in counts of 10^-18 after the sales and at a time, from the definition. */
export function exactVelocity(
  sales: readonly { readonly quantity: bigint; readonly time: number }[],
  onSale: number | null,
  at?: number,
): bigint {
  let velocity = 0n;
  let last = sales[0]?.time ?? 0;
  const isRush = (second: number) => onSale !== null && second >= onSale && second < onSale + 2 * 3600;
  const wait = (until: number) => {
    if (until <= last) return;
    velocity = halfEven(velocity * decay(last, until, isRush), 10n ** PLACES);
    last = until;
  };
  for (const { quantity, time } of sales) {
    wait(time);
    velocity += quantity * (isRush(time) ? 1_386_294_361_119_890_619n : 115_524_530_093_324_218n);
  }
  if (at !== undefined) wait(at);
  return velocity;
}

/** Twelve seconds' worth for a second in the rush, since its half-life is half an hour. */
function decay(from: number, until: number, isRush: (second: number) => boolean): bigint {
  let seconds = 0n;
  for (let second = from; second < until; second += 1) seconds += isRush(second) ? 12n : 1n;
  return halfEven(power(seconds), 10n ** (60n - PLACES));
}

function power(exponent: bigint): bigint {
  if (exponent === 0n) return FINE;
  const half = power(exponent / 2n);
  const square = (half * half) / FINE;
  return exponent % 2n === 0n ? square : (square * PER_SECOND) / FINE;
}

/** Greatest r with r^21600 ≤ x, all to 60 places, digit by digit. */
function root(x: bigint): bigint {
  let [low, high] = [0n, FINE];
  const raise = (base: bigint) => {
    let [result, square] = [FINE, base];
    for (let exponent = 21_600n; exponent > 0n; exponent /= 2n) {
      if (exponent % 2n === 1n) result = (result * square) / FINE;
      square = (square * square) / FINE;
    }
    return result;
  };
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (raise(middle) <= x) low = middle;
    else high = middle;
  }
  return low;
}

function halfEven(dividend: bigint, divisor: bigint): bigint {
  const [whole, rest] = [dividend / divisor, dividend % divisor];
  if (rest * 2n < divisor) return whole;
  if (rest * 2n > divisor) return whole + 1n;
  return whole + (whole % 2n);
}
