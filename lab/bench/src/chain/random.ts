/** 32 bits that look random and depend on both inputs: the finalizer of murmur3. */
export function scramble(value: number, salt: number): number {
  let bits = Math.imul(value ^ Math.imul(salt, 0x9e3779b1), 0x85ebca6b) ^ salt;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A sequence of numbers from 0, inclusive, to 1, exclusive: xoshiro128**, the same for the same seed. */
export function createRandom(seed: number): () => number {
  let [first, second, third, fourth] = [1, 2, 3, 4].map((salt) => scramble(seed, salt) | 1) as Four;
  return () => {
    const result = Math.imul(rotate(Math.imul(second, 5), 7), 9) >>> 0;
    const shifted = second << 9;
    third ^= first;
    fourth ^= second;
    second ^= third;
    first ^= fourth;
    third ^= shifted;
    fourth = rotate(fourth, 11);
    return result / 4_294_967_296;
  };
}

type Four = [number, number, number, number];

const rotate = (value: number, bits: number) => (value << bits) | (value >>> (32 - bits));

/** Positions from 0 to `count` - 1 by Zipf's law: position i is as likely as 1 / (i + 1). */
export function createZipf(count: number, random: () => number): () => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let index = 0; index < count; index++) {
    sum += 1 / (index + 1);
    sums[index] = sum;
  }
  return () => {
    const point = random() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] as number) <= point) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
