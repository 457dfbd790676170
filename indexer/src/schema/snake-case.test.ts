import { expect, test } from "vitest";
import { toSnakeCase } from "./snake-case.ts";

test.each([
  ["Ticket", "ticket"],
  ["ticketType", "ticket_type"],
  ["IndexingIssue", "indexing_issue"],
  ["tokenURI", "token_uri"],
  ["URLOfToken", "url_of_token"],
  ["token0", "token_0"],
  ["token0Price", "token_0_price"],
  ["amount0In", "amount_0_in"],
  ["sqrtPriceX96", "sqrt_price_x96"],
  ["volumeUSD", "volume_usd"],
  ["_hidden", "hidden"],
  ["snake_case", "snake_case"],
  ["Poi2", "poi_2"],
])("%s is stored as %s", (name, expected) => {
  expect(toSnakeCase(name)).toBe(expected);
});
