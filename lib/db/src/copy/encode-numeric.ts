import type { ByteWriter } from "./byte-writer.ts";
import type { CopyDecimal } from "./copy-column.ts";

/** Three base-10000 digits: small enough for exact arithmetic in doubles. */
const CHUNK = 10n ** 12n;
const GROUP = 10_000;
const GROUPS_PER_CHUNK = 3;
const NEGATIVE = 0x4000;
const MILLIONTH_PLACES = 6;
/** Makes millionths a count of 10000^-2. */
const ALIGNING = 100;
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Base-10000 digits of the value being written, least significant first; reused for every value. */
const groups: number[] = [];

/** Writes length and value of an integer as Postgres' binary numeric. */
export function writeInteger(writer: ByteWriter, value: bigint): void {
  write(writer, value, { groupExponent: 0, scale: 0 });
}

/** The same for an integer that a double holds exactly. */
export function writeSafeInteger(writer: ByteWriter, value: number): void {
  let count = 0;
  for (let rest = Math.abs(value); rest > 0; rest = Math.floor(rest / GROUP)) groups[count++] = rest % GROUP;
  writeGroups(writer, count, { isNegative: value < 0, groupExponent: 0, scale: 0 });
}

/** The same for a whole count of 10^-6. */
export function writeMillionths(writer: ByteWriter, millionths: number): void {
  const aligned = millionths * ALIGNING;
  if (!Number.isSafeInteger(aligned)) {
    writeDecimal(writer, { digits: BigInt(millionths), exponent: -MILLIONTH_PLACES });
    return;
  }
  let count = 0;
  for (let rest = Math.abs(aligned); rest > 0; rest = Math.floor(rest / GROUP))
    groups[count++] = rest % GROUP;
  writeGroups(writer, count, { isNegative: aligned < 0, groupExponent: -2, scale: MILLIONTH_PLACES });
}

/** Writes length and value of a decimal number as Postgres' binary numeric, with as many decimals as it has. */
export function writeDecimal(writer: ByteWriter, { digits, exponent }: CopyDecimal): void {
  const shift = ((exponent % 4) + 4) % 4;
  const aligned = shift === 0 ? digits : digits * 10n ** BigInt(shift);
  write(writer, aligned, { groupExponent: (exponent - shift) / 4, scale: Math.max(0, -exponent) });
}

/** The value is `value`·10000^groupExponent. */
function write(writer: ByteWriter, value: bigint, form: { groupExponent: number; scale: number }): void {
  const isNegative = value < 0n;
  const count = value === 0n ? 0 : splitGroups(isNegative ? -value : value);
  writeGroups(writer, count, { ...form, isNegative });
}

/** Writes the first `count` of `groups`. */
function writeGroups(
  writer: ByteWriter,
  count: number,
  form: { isNegative: boolean; groupExponent: number; scale: number },
): void {
  writer.reserve(12 + count * 2);
  writer.writeInt32(8 + count * 2);
  writer.writeInt16(count);
  writer.writeInt16(count === 0 ? 0 : count - 1 + form.groupExponent);
  writer.writeInt16(form.isNegative ? NEGATIVE : 0);
  writer.writeInt16(form.scale);
  for (let index = count - 1; index >= 0; index--) writer.writeInt16(groups[index] ?? 0);
}

/** Fills `groups` and returns how many there are, without leading zeros. */
function splitGroups(value: bigint): number {
  let rest = value;
  let count = 0;
  while (rest > MAX_SAFE) {
    let chunk = Number(rest % CHUNK);
    rest /= CHUNK;
    for (let index = 0; index < GROUPS_PER_CHUNK; index++) {
      groups[count++] = chunk % GROUP;
      chunk = Math.floor(chunk / GROUP);
    }
  }
  for (let small = Number(rest); small > 0; small = Math.floor(small / GROUP))
    groups[count++] = small % GROUP;
  return count;
}
