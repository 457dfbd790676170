import { expect, test } from "vitest";
import { SingleFlight } from "./single-flight.ts";

test("calls during a run share one run after it, which begins after them", async () => {
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let runs = 0;
  const flight = new SingleFlight(async () => {
    runs += 1;
    await gates[runs - 1]?.promise;
  });
  const first = flight.run();
  const [second, third] = [flight.run(), flight.run()];
  expect(runs).toBe(1);
  gates[0]?.resolve();
  await first;
  gates[1]?.resolve();
  await Promise.all([second, third]);
  expect(runs).toBe(2);
});

test("a run that fails rejects its own callers and does not keep the next from running", async () => {
  let runs = 0;
  const flight = new SingleFlight(async () => {
    runs += 1;
    await Promise.resolve();
    if (runs === 1) throw new Error("no database");
  });
  const [first, second] = [flight.run(), flight.run()];
  await expect(first).rejects.toThrow("no database");
  await second;
  await flight.settled();
  expect(runs).toBe(2);
});
