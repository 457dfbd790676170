import { expect, test } from "vitest";
import { OpenTopicPolicy } from "./open-topic-policy.ts";

const quiet = { extensions: 0, received: 100, matched: 100 };
const busy = { extensions: 9, received: 100, matched: 100 };

test("asks by topic where many contracts appear, and by address again where that brings little", () => {
  const policy = new OpenTopicPolicy(500);
  expect(policy.maxAddresses).toBe(500);
  policy.observe(busy);
  expect(policy.maxAddresses).toBe(0);
  policy.observe(quiet);
  expect(policy.maxAddresses).toBe(0);
  policy.observe({ extensions: 0, received: 1_000, matched: 100 });
  expect(policy.maxAddresses).toBe(500);
});

test("from the ninth contract in a range on, the rest of it is asked for by topic", () => {
  const policy = new OpenTopicPolicy(500);
  expect([8, 9].map((extension) => policy.maxAddressesToExtend(extension))).toEqual([500, 0]);
});

test("a flood of logs that nobody wants ends asking by topic for good", () => {
  const policy = new OpenTopicPolicy(500);
  policy.observe({ extensions: 20, received: 1_000_000, matched: 10 });
  policy.observe(busy);
  expect(policy.maxAddresses).toBe(500);
  expect(policy.maxAddressesToExtend(30)).toBe(500);
});
