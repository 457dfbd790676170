import { expect, test } from "vitest";
import { GLOBAL_PREFIX, patchModule, START_EXPORT } from "./patch-module.ts";

const section = (id: number, ...body: number[]) => [id, body.length, ...body];

const PREAMBLE = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/**
 * Module with an imported global, a memory of one page, globals const i32, mut i64 and mut f64, and a start function.
 * The f64 has the opcode that ends an initializer among its bytes.
 */
const MODULE = Uint8Array.from([
  ...PREAMBLE,
  ...section(1, 1, 0x60, 0, 0),
  ...section(2, 1, 1, 0x6d, 1, 0x67, 3, 0x7f, 0),
  ...section(3, 1, 0),
  ...section(5, 1, 0, 1),
  ...section(
    6,
    3,
    0x7f,
    0,
    0x41,
    0x8b,
    1,
    0x0b,
    0x7e,
    1,
    0x42,
    7,
    0x0b,
    0x7c,
    1,
    0x44,
    0,
    0,
    0,
    0,
    0x0b,
    0,
    0xf8,
    0x3f,
    0x0b,
  ),
  ...section(7, 1, 3, 0x6d, 0x65, 0x6d, 2, 0),
  ...section(8, 0),
  ...section(10, 1, 6, 0, 0x42, 9, 0x24, 2, 0x0b),
]);

test("exports mutable globals by index, turns the start section into an export and caps memory", () => {
  const module = new WebAssembly.Module(patchModule(MODULE));
  const g = new WebAssembly.Global({ value: "i32", mutable: false }, 1);
  const { exports } = new WebAssembly.Instance(module, { m: { g } } as never);
  const globalAt = (index: number) => exports[GLOBAL_PREFIX + index] as WebAssembly.Global;
  expect(Object.keys(exports)).toEqual(["mem", `${GLOBAL_PREFIX}2`, `${GLOBAL_PREFIX}3`, START_EXPORT]);
  expect([globalAt(2).value, globalAt(3).value]).toEqual([7n, 1.5 + 11 * 2 ** -20]);
  (exports[START_EXPORT] as () => void)();
  expect(globalAt(2).value).toBe(9n);
  expect(() => (exports.mem as WebAssembly.Memory).grow(16_384)).toThrow(RangeError);
});

test("a file that is cut off in a section's size is refused", () => {
  expect(() => patchModule(Uint8Array.from([...PREAMBLE, 1, 0x80]))).toThrow("cut off");
});
