import fc from "fast-check";
import { expect, test } from "vitest";
import { EventQueue } from "./event-queue.ts";

test("everything is taken in the order of time, and what is at one time in the order of adding", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
      const queue = new EventQueue();
      const taken: [time: number, order: number][] = [];
      for (const [order, time] of times.entries()) queue.add(time, () => taken.push([time, order]));
      for (let next = queue.take(); next; next = queue.take()) next.run();
      const added = times.map((time, order): [number, number] => [time, order]);
      expect(taken).toEqual(added.toSorted(([a, first], [b, second]) => a - b || first - second));
    }),
  );
});
