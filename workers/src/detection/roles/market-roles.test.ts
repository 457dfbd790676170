import { expect, test } from "vitest";
import { addressOfName, type MadeFacts, type MadeSale, makeFacts } from "../testing/facts-builder.ts";
import { classifyRoles } from "./classify-roles.ts";

const START = 1_780_000_000;

function rolesOf(made: MadeFacts, name: string): string[] {
  const facts = makeFacts(made);
  const wallet = facts.wallets.find(addressOfName(name));
  return classifyRoles(facts)
    .all.filter((role) => role.wallet === wallet)
    .map(({ kind }) => kind);
}

/** `count` purchases by one wallet for each of the events, of which the first `resold` tickets are sold again. */
function platform(events: readonly string[], count: number, resold: number): MadeSale[] {
  const bought = events.flatMap((event, place) =>
    Array.from({ length: count }, (_, at): MadeSale => {
      const time = START + place * 10_000 + at;
      return { kind: "PRIMARY", event, ticket: `${event} ${at}`, buyer: "platform", time };
    }),
  );
  const sold = bought.slice(0, resold).map((sale, at): MadeSale => {
    return { ...sale, kind: "SECONDARY", seller: "platform", buyer: `fan ${at}`, time: sale.time + 90_000 };
  });
  return [...bought, ...sold];
}

test("who buys again and again for event after event and resells few holds tickets for its customers", () => {
  expect(rolesOf({ sales: platform(["one", "two", "three"], 20, 18) }, "platform")).toContain("CUSTODIAL");
  expect(rolesOf({ sales: platform(["one", "two", "three"], 20, 19) }, "platform")).not.toContain(
    "CUSTODIAL",
  );
  expect(rolesOf({ sales: platform(["one", "two"], 30, 0) }, "platform")).not.toContain("CUSTODIAL");
  expect(rolesOf({ sales: platform(["one", "two", "three"], 19, 0) }, "platform")).not.toContain("CUSTODIAL");
});

test("for one event it needs many to whom it hands its tickets", () => {
  const handed = (count: number) => {
    return Array.from({ length: count }, (_, at) => {
      return {
        kind: "GIFT" as const,
        ticket: `one ${at}`,
        from: "platform",
        to: `fan ${at}`,
        time: START + 99_000,
      };
    });
  };
  expect(rolesOf({ sales: platform(["one"], 20, 0), transfers: handed(10) }, "platform")).toContain(
    "CUSTODIAL",
  );
  expect(rolesOf({ sales: platform(["one"], 20, 0), transfers: handed(9) }, "platform")).not.toContain(
    "CUSTODIAL",
  );
});
