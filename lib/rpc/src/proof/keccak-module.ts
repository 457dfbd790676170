/**
 * Keccak-f[1600] as a WebAssembly module, written out op by op: WebAssembly has the 64-bit words that JavaScript lacks, and
 * takes about a sixth of the time. Exports `memory` and `absorb(blocks)`, which works off blocks of 136 bytes from BLOCKS on into
 * the state at 0. Rotations and constants are those of FIPS 202, sections 3.2.2 and 3.2.5.
 */
export const BLOCKS = 4096;
export const RATE = 136;
export const MEMORY_PAGES = 2;

const CONSTANTS = 2048;
const ROUNDS = 24;
const LANES = 25;
const WORD = 8;
const [I32, I64, EMPTY_BLOCK] = [0x7f, 0x7e, 0x40];
/** Locals: the count of blocks, then 25 lanes, 25 moved lanes, 5 column parities, a place in memory, and one among the constants. */
const [COUNT, LANE, MOVED, PARITY] = [0, 1, 26, 51];
const [PLACE, CONSTANT] = [56, 57];
const ROTATIONS = [
  0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14,
];

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const number = (value: number) => [0x41, ...signed(value)];
const load = (offset: number) => [0x29, 3, ...unsigned(offset)];
const store = (offset: number) => [0x37, 3, ...unsigned(offset)];
const rotate = (bits: number) => [0x42, ...signed(bits), 0x89];
const [XOR, AND, NOT, ADD, LESS] = [[0x85], [0x83], [0x42, 0x7f, 0x85], [0x6a], [0x49]];
const lanes = Array.from({ length: LANES }, (_, lane) => lane);
const columns = [0, 1, 2, 3, 4];

/** Bytes of the module. */
export function keccakModule(): Uint8Array<ArrayBuffer> {
  const type = section(1, [1, 0x60, 1, I32, 0]);
  const functions = section(3, [1, 0]);
  const memory = section(5, [1, 0, MEMORY_PAGES]);
  const exported = section(7, [2, ...name("memory"), 2, 0, ...name("absorb"), 0, 0]);
  const body = [2, MOVED - LANE + LANES + 5, I64, 2, I32, ...absorb(), 0x0b];
  const code = section(10, [1, ...unsigned(body.length), ...body]);
  const data = section(11, [
    1,
    0,
    ...number(CONSTANTS),
    0x0b,
    ...unsigned(ROUNDS * WORD),
    ...roundConstants(),
  ]);
  const parts = [type, functions, memory, exported, code, data].flat();
  return Uint8Array.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...parts]);
}

function absorb(): number[] {
  const eachBlock = [
    ...lanes.flatMap(absorbLane),
    ...number(CONSTANTS),
    ...set(CONSTANT),
    ...loopWhile(
      [...round(), ...step(CONSTANT, WORD)],
      [...get(CONSTANT), ...number(CONSTANTS + ROUNDS * WORD), ...LESS],
    ),
    ...step(PLACE, RATE),
    ...step(COUNT, -1),
  ];
  return [
    ...lanes.flatMap((lane) => [...number(0), ...load(lane * WORD), ...set(LANE + lane)]),
    ...number(BLOCKS),
    ...set(PLACE),
    ...loopWhile(eachBlock, get(COUNT)),
    ...lanes.flatMap((lane) => [...number(0), ...get(LANE + lane), ...store(lane * WORD)]),
  ];
}

/** Lanes beyond the rate are the capacity, into which nothing is absorbed. */
function absorbLane(lane: number): number[] {
  if (lane * WORD >= RATE) return [];
  return [...get(LANE + lane), ...get(PLACE), ...load(lane * WORD), ...XOR, ...set(LANE + lane)];
}

function round(): number[] {
  return [...theta(), ...rhoAndPi(), ...chi(), ...iota()];
}

function theta(): number[] {
  const parities = columns.flatMap((x) => [
    ...get(LANE + x),
    ...[5, 10, 15, 20].flatMap((row) => [...get(LANE + x + row), ...XOR]),
    ...set(PARITY + x),
  ]);
  const mixed = lanes.flatMap((lane) => [
    ...get(LANE + lane),
    ...get(PARITY + ((lane + 4) % 5)),
    ...XOR,
    ...get(PARITY + ((lane + 1) % 5)),
    ...rotate(1),
    ...XOR,
    ...set(LANE + lane),
  ]);
  return [...parities, ...mixed];
}

function rhoAndPi(): number[] {
  return lanes.flatMap((lane) => {
    const [x, y] = [lane % 5, Math.floor(lane / 5)];
    const target = y + 5 * ((2 * x + 3 * y) % 5);
    return [...get(LANE + lane), ...rotate(ROTATIONS[lane] as number), ...set(MOVED + target)];
  });
}

function chi(): number[] {
  return lanes.flatMap((lane) => {
    const row = lane - (lane % 5);
    const [next, afterNext] = [1, 2].map((steps) => MOVED + row + ((lane + steps) % 5)) as [number, number];
    return [
      ...get(MOVED + lane),
      ...get(next),
      ...NOT,
      ...get(afterNext),
      ...AND,
      ...XOR,
      ...set(LANE + lane),
    ];
  });
}

function iota(): number[] {
  return [...get(LANE), ...get(CONSTANT), ...load(0), ...XOR, ...set(LANE)];
}

function loopWhile(body: readonly number[], condition: readonly number[]): number[] {
  return [0x03, EMPTY_BLOCK as number, ...body, ...condition, 0x0d, 0, 0x0b];
}

function step(local: number, by: number): number[] {
  return [...get(local), ...number(by), ...ADD, ...set(local)];
}

/** By the linear feedback shift register of FIPS 202, algorithm 5. */
function roundConstants(): number[] {
  let register = 1;
  return Array.from({ length: ROUNDS }, () => {
    let constant = 0n;
    for (let power = 0; power < 7; power++) {
      if (register & 1) constant |= 1n << BigInt(2 ** power - 1);
      register = register & 0x80 ? ((register << 1) ^ 0x171) & 0xff : register << 1;
    }
    return constant;
  }).flatMap((constant) =>
    Array.from({ length: WORD }, (_, byte) => Number((constant >> BigInt(8 * byte)) & 255n)),
  );
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

function name(text: string): number[] {
  return [text.length, ...Buffer.from(text)];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const isLast = value >= -64 && value < 64;
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}
