import { expect, test } from "vitest";
import type { EventRowFragment } from "../../generated/graphql.ts";
import { sumEvents, sumMoney } from "./sum-events.ts";

const EURT = { id: "c1", address: "0x01", symbol: "EURT", decimals: 2 };
const TOKEN = { id: "c2", address: "0x02", symbol: null, decimals: null };

function event(primary: string, resold: string | null, block: string | null = "9"): EventRowFragment {
  const gross = { raw: "1050", amount: "10.5", currency: EURT };
  return {
    capacity: "100",
    salesSummary: {
      primaryCount: primary,
      unpricedPrimaryCount: "0",
      resoldTicketCount: resold,
      resaleCount: resold,
      revenue: [{ primaryGross: gross, resaleGross: gross }],
      freshness: { block },
    },
  } as EventRowFragment;
}

test("sums counts and weighs the resale share by tickets", () => {
  const sum = sumEvents([event("30", "3"), event("10", "5")]);
  expect(sum).toMatchObject({
    sold: 40n,
    capacity: 200n,
    resaleCount: 8n,
    resaleShare: { value: "0.2000", reason: null },
    missingCount: 0,
  });
  expect(sum.primaryGross).toEqual([{ raw: "2100", amount: "21", currency: EURT }]);
});

test("leaves events out that are not computed, capacity included", () => {
  expect(sumEvents([event("30", "3"), event("0", "0", null)])).toMatchObject({
    capacity: 100n,
    missingCount: 1,
  });
});

test("has no share where nothing was sold", () => {
  expect(sumEvents([event("0", "0")]).resaleShare).toEqual({ value: null, reason: "NO_SALES" });
});

test("an event that cannot tell how many tickets were resold is in neither part of the share", () => {
  expect(sumEvents([event("30", "3"), event("10", null)])).toMatchObject({
    sold: 40n,
    resaleShare: { value: "0.1000", reason: null },
  });
  expect(sumEvents([event("10", null)]).resaleShare).toEqual({ value: null, reason: "TICKETS_UNNUMBERED" });
});

test("a capacity that is not known leaves the sum of them unknown; money that is missing is counted", () => {
  const one = event("30", "3");
  const bare = { ...one, capacity: null, salesSummary: { ...one.salesSummary, unpricedPrimaryCount: "4" } };
  expect(sumEvents([one, bare])).toMatchObject({ capacity: null, unpricedCount: 4n });
});

test("never adds currencies, and gives no amount where the decimals are not known", () => {
  const amounts = [
    { raw: "5", amount: null, currency: TOKEN },
    { raw: "100", amount: "1", currency: EURT },
    { raw: "250", amount: "2.5", currency: EURT },
  ];
  expect(sumMoney(amounts)).toEqual([
    { raw: "350", amount: "3.5", currency: EURT },
    { raw: "5", amount: null, currency: TOKEN },
  ]);
});
