import { expect, test } from "vitest";
import { isCountryCode, isCurrencyCode, isTimeZone } from "./known-codes.ts";

test("countries are those that exist", () => {
  expect(["DE", "US", "CN", "GB", "AQ"].filter((code) => !isCountryCode(code))).toEqual([]);
  expect(["de", "DEU", "UK", "DD", "EU", "ZZ", "AB", ""].filter(isCountryCode)).toEqual([]);
});

test("currencies are those in use", () => {
  expect(["EUR", "USD", "JPY", "CNY"].filter((code) => !isCurrencyCode(code))).toEqual([]);
  expect(["eur", "DEM", "XXX", "EU", ""].filter(isCurrencyCode)).toEqual([]);
});

test("time zones have names", () => {
  expect(["Europe/Berlin", "UTC", "America/New_York"].filter((name) => !isTimeZone(name))).toEqual([]);
  expect(["Europe/Springfield", "+01:00", ""].filter(isTimeZone)).toEqual([]);
});
