import fc from "fast-check";
import { expect, test } from "vitest";
import { Agenda } from "./agenda.ts";

test("actions come in order of time, those of one time as they were added", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (times) => {
      const agenda = new Agenda();
      const done: { time: number; order: number }[] = [];
      for (const [order, time] of times.entries()) agenda.add(time, () => done.push({ time, order }));
      while (agenda.next) agenda.take()?.run();
      const expected = times.map((time, order) => ({ time, order }));
      expect(done).toEqual(expected.sort((a, b) => a.time - b.time || a.order - b.order));
    }),
  );
});
