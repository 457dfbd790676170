import fc from "fast-check";
import { expect, test } from "vitest";
import type { TicketRegister } from "../chain/ticket-register.ts";
import { sharedFunder } from "./network.ts";
import { listingDelay, resaleHabit } from "./resales.ts";
import type { RestedLogs } from "./rested-logs.ts";

const DAY = 86_400;
const OURS = "0xa";

const rested = (logs: readonly object[], payments: readonly object[] = []) =>
  ({
    wallets: new Set([OURS, "0x1", "0x2", "0x3"]),
    logs,
    payments,
    register: { eventOf: (token: string) => token.split("/")[0] ?? null } as unknown as TicketRegister,
  }) as unknown as RestedLogs;

const sale = (event: number, time: number) => ({
  kind: "RESOLD",
  seller: OURS,
  buyer: "0xb",
  token: `${event}/${time}`,
  time,
});

test("the fullest ninety days are those of the definition, begun at any sale", () => {
  const days = fc.array(fc.tuple(fc.nat(3), fc.nat(300)), { minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(days, (rows) => {
      const sales = rows
        .toSorted(([, one], [, other]) => one - other)
        .map(([event, day]) => ({ ...sale(event, day * DAY), event }));
      const products = sales.map(({ time: start }) => {
        const within = sales.filter(({ time }) => time >= start && time < start + 90 * DAY);
        return within.length * new Set(within.map(({ event }) => event)).size;
      });
      expect(resaleHabit(rested(sales))).toBeCloseTo(Math.sqrt(Math.max(...products)), 12);
    }),
  );
});

test("payments of one payer within a day are counted by wallet, whatever their order", () => {
  const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.nat(60)), {
    minLength: 1,
    maxLength: 20,
  });
  fc.assert(
    fc.property(rows, (given) => {
      const payments = given.map(([wallet, hour]) => ({
        from: "0xf",
        caller: "0xf",
        to: `0x${wallet}`,
        time: hour * 3600,
      }));
      const counts = payments.map(({ time: start }) => {
        const within = payments.filter(({ time }) => time >= start && time <= start + DAY);
        return new Set(within.map(({ to }) => to)).size;
      });
      expect(sharedFunder(rested([], payments))).toBe(Math.max(...counts));
    }),
  );
});

test("an entity of two hundred thousand sales is worked out, too", () => {
  const count = 200_000;
  const numbers = Array.from({ length: count }, (_, place) => place);
  expect(resaleHabit(rested(numbers.map((place) => sale(place % 2, place))))).toBeCloseTo(
    Math.sqrt(count * 2),
    9,
  );
  const bought = numbers.map((place) => ({
    kind: "PRIMARY",
    buyer: OURS,
    token: `1/${place}`,
    time: place,
  }));
  const listed = numbers.map((place) => ({ kind: "LISTED", token: `1/${place}`, time: count + place }));
  expect(listingDelay(rested([...bought, ...listed]))).toBeCloseTo(count / 3600, 9);
});
