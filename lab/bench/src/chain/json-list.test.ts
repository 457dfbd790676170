import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonList } from "./json-list.ts";

test("any run of values comes out as the inside of an array, also across segments", () => {
  const values = fc.array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 60 });
  fc.assert(
    fc.property(
      values,
      fc.nat(60),
      fc.nat(60),
      fc.integer({ min: 12, max: 80 }),
      (numbers, one, other, bytes) => {
        const list = new JsonList(numbers.length, bytes);
        for (const number of numbers) list.push(String(number));
        const [from = 0, to = 0] = [one, other]
          .map((end) => Math.min(end, numbers.length))
          .sort((a, b) => a - b);
        expect(Buffer.concat(list.join(from, to)).toString()).toBe(numbers.slice(from, to).join(","));
        expect(list.length).toBe(numbers.length);
      },
    ),
  );
});
