import { expect, test } from "vitest";
import { haveSameBlocks, type RegisteredSource } from "./registered-source.ts";

const shop: RegisteredSource = {
  name: "Shop",
  template: "Shop",
  address: "0x1",
  startBlock: 10,
  context: "{}",
};
const later: RegisteredSource = { ...shop, name: "Shop2", address: "0x2", startBlock: 100 };
const factory: RegisteredSource = { name: "Factory", address: "0x3", startBlock: 0, context: "{}" };

test("what begins after the block plays no part", () => {
  expect(haveSameBlocks([shop], [later, shop], 99)).toBe(true);
  expect(haveSameBlocks([shop], [later, shop], 100)).toBe(false);
});

test("an end counts where it has passed", () => {
  expect(haveSameBlocks([shop], [{ ...shop, endBlock: 50 }], 50)).toBe(true);
  expect(haveSameBlocks([shop], [{ ...shop, endBlock: 50 }], 51)).toBe(false);
});

test("the name of a contract is free, the one of a manifest's data source is not", () => {
  expect(haveSameBlocks([shop], [{ ...shop, name: "Other" }], 50)).toBe(true);
  expect(haveSameBlocks([factory], [{ ...factory, name: "Other" }], 50)).toBe(false);
});

test.for<[string, RegisteredSource]>([
  ["address", { ...shop, address: "0x9" }],
  ["start block", { ...shop, startBlock: 9 }],
  ["template", { ...shop, template: "Lock" }],
  ["context", { ...shop, context: '{"a":{"type":"Int","data":1}}' }],
])("another %s is another source", ([, other]) => {
  expect(haveSameBlocks([shop], [other], 50)).toBe(false);
});

test("order counts, and so does a source that is gone", () => {
  expect(haveSameBlocks([factory, shop], [shop, factory], 50)).toBe(false);
  expect(haveSameBlocks([factory, shop], [shop], 50)).toBe(false);
});

test("a context that was never registered is taken for the same", () => {
  const { context: _, ...untold } = factory;
  expect(haveSameBlocks([untold], [factory], 50)).toBe(true);
});
