import { expect, test } from "vitest";
import { parseFlagsSearch } from "./flags-search.ts";

test("the address keeps what makes sense, and nothing else", () => {
  const whole = { band: "WATCH", chain: 7, event: "RXZlbnQ6Nzow" };
  expect(parseFlagsSearch(whole)).toEqual(whole);
  expect(parseFlagsSearch({ band: "NONE", chain: "7", event: "a b", key: "secret" })).toEqual({});
  expect(parseFlagsSearch({ event: 5, chain: 1.5, band: "high" })).toEqual({});
});
