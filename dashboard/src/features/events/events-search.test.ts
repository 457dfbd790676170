import { expect, test } from "vitest";
import { orderOf, parseEventsSearch } from "./events-search.ts";

test("keeps what makes sense and leaves out the rest", () => {
  expect(
    parseEventsSearch({ q: "aurora", status: "CANCELLED", sort: "NAME", direction: "DESC", chain: 1 }),
  ).toEqual({
    q: "aurora",
    status: "CANCELLED",
    sort: "NAME",
    direction: "DESC",
    chain: 1,
  });
  expect(
    parseEventsSearch({ q: "", status: "GONE", sort: "PRICE", direction: "UP", chain: "x", other: 1 }),
  ).toEqual({});
});

test("a search for a number is a text", () => {
  expect(parseEventsSearch({ q: 1984 })).toEqual({ q: "1984" });
});

test("names start from A, dates from the latest", () => {
  expect(orderOf({})).toEqual({ field: "STARTS_AT", direction: "DESC" });
  expect(orderOf({ sort: "NAME" })).toEqual({ field: "NAME", direction: "ASC" });
  expect(orderOf({ direction: "ASC" })).toEqual({ field: "STARTS_AT", direction: "ASC" });
});
