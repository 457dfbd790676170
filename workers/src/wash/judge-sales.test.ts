import { expect, test } from "vitest";
import { judgeSales } from "./judge-sales.ts";
import { factsOf, fundingOf, gift, pay, trade } from "./testing/sample-sales.ts";
import { NO_EVIDENCE, type WashEvidence } from "./wash-evidence.ts";
import type { WashFacts, WashSale } from "./wash-facts.ts";

/** What is told of each sale, oldest first: "A>B SUSPECT 02 03", or "A>B ? SERVICE_WALLET". */
function told(facts: WashFacts | readonly WashSale[], evidence: Partial<WashEvidence> = {}): string[] {
  const whole = "sales" in facts ? facts : factsOf(facts);
  return judgeSales(whole, { ...NO_EVIDENCE, ...evidence }).map(({ sale, verdict, reason, findings }) =>
    [
      `${sale.seller}>${sale.buyer}`,
      verdict ?? `? ${reason}`,
      ...findings.map(({ code }) => code.slice(-2)),
    ].join(" "),
  );
}

test("one party on both sides is confirmed", () => {
  expect(told([trade("A", "A", 1)])).toEqual(["A>A CONFIRMED 01"]);
  expect(told([trade("A", "B", 1, { payer: "A" })])).toEqual(["A>B CONFIRMED 01"]);
});

test("who paid for the seller's purchase and trades the ticket pays for both sides; a payment service does not", () => {
  const bought = (payer: string) => trade("organizer", "A", 0, { kind: "PRIMARY", payer });
  expect(told([bought("B"), trade("A", "B", 1)])).toEqual(["A>B CONFIRMED 01"]);
  expect(told([bought("service"), trade("A", "B", 1, { payer: "service" })])).toEqual([]);
  expect(told([bought("A"), trade("A", "B", 1)])).toEqual([]);
});

test("a fan who sells a ticket and buys it back once, at another price, is not confirmed", () => {
  const sales = [trade("A", "B", 1), trade("B", "A", 20, { price: 700n })];
  expect(told(sales)).toEqual(["A>B NONE 02", "B>A NONE 02"]);
});

test("a ticket that comes back within 30 days, to the second, over any number of wallets", () => {
  expect(told([trade("A", "B", 1), trade("B", "C", 9), trade("C", "A", 31)])).toHaveLength(3);
  expect(told([trade("A", "B", 1), trade("B", "A", 31 + 1 / 86_400)])).toEqual([]);
  // A gift breaks the way: what comes back by sales alone counts.
  expect(told([trade("A", "B", 1), trade("C", "A", 2)])).toEqual([]);
  expect(told([trade("A", "B", 1), trade("B", "A", 2, { token: "t2", ticket: "t2" })])).toEqual([]);
});

test("two tickets that go there and back between the same two, by four transactions, are suspect", () => {
  const other = { token: "t2", ticket: "t2" };
  const first = [trade("A", "B", 1), trade("B", "A", 9)];
  const second = [trade("A", "B", 2, other), trade("B", "A", 12, other)];
  const all = Array.from({ length: 2 }, () => ["A>B SUSPECT 02 03", "B>A SUSPECT 02 03"]).flat();
  expect(told([...first, ...second]).toSorted()).toEqual(all.toSorted());
  const late = second.map((sale) => ({ ...sale, time: sale.time + 20 * 86_400 }));
  expect(told([...first, ...late]).filter((line) => !line.endsWith("NONE 02"))).toEqual([]);
  // Two tickets of one order go the same way without saying anything.
  const together = second.map((sale, at) => ({ ...sale, transaction: first[at]?.transaction ?? "" }));
  expect(told([...first, ...together]).filter((line) => !line.endsWith("NONE 02"))).toEqual([]);
});

test("the same way without a return is no suspicion by itself", () => {
  const other = { token: "t2", ticket: "t2" };
  const sales = [
    trade("A", "B", 1),
    trade("B", "C", 9),
    trade("A", "B", 2, other),
    trade("B", "C", 12, other),
  ];
  expect(told(sales).toSorted()).toEqual(["A>B NONE 03", "A>B NONE 03", "B>C NONE 03", "B>C NONE 03"]);
});

test("wallets shown to be one hand by some sales are suspect in others that a code holds for", () => {
  const rally = [1, 2, 3, 4, 5].map((day) => (day % 2 === 1 ? trade("A", "B", day) : trade("B", "A", day)));
  const other = { token: "t2", ticket: "t2" };
  const back = [trade("A", "B", 6, other), trade("B", "A", 7, other)];
  expect(told(back)).toEqual(["A>B NONE 02", "B>A NONE 02"]);
  expect(told([...rally, ...back]).slice(-2)).toEqual(["A>B SUSPECT 02 03", "B>A SUSPECT 02 03"]);
  // A stranger who buys from the hand is not drawn in, nor is a single sale between its wallets.
  expect(told([...rally, trade("B", "stranger", 8, other)])).toHaveLength(5);
  expect(told([...rally, trade("A", "B", 8, other)])).toHaveLength(5);
});

test("three sales of a ticket in a row within a hand repeat each other", () => {
  const ring = ["A", "B", "C", "D"];
  const round = ring.map((wallet, at) => trade(wallet, ring[(at + 1) % 4] ?? "", 1 + at));
  const funding = fundingOf([], Object.fromEntries(ring.map((wallet) => [wallet, "purse"])));
  const other = { token: "t2", ticket: "t2" };
  const chain = [trade("B", "C", 10, other), trade("C", "D", 11, other), trade("D", "A", 12, other)];
  expect(told([...round, ...chain], { funding }).slice(-3)).toEqual([
    "B>C SUSPECT 03 04",
    "C>D SUSPECT 03 04",
    "D>A SUSPECT 03 04",
  ]);
});

test("three times alone is no suspicion, with a round trip it is one", () => {
  const sells = ["B", "C", "D"].map((buyer, index) => trade("A", buyer, 1 + index * 14));
  expect(told(sells)).toEqual(["A>B NONE 03", "A>C NONE 03", "A>D NONE 03"]);
  expect(told(["B", "C", "D"].map((buyer, index) => trade("A", buyer, 1 + index * 16)))).toEqual([]);
  const rally = [1, 2, 3, 4, 5].map((day) => (day % 2 === 1 ? trade("A", "B", day) : trade("B", "A", day)));
  expect(told(rally)).toEqual([
    "A>B SUSPECT 02 03",
    "B>A SUSPECT 02 03",
    "A>B SUSPECT 02 03",
    "B>A SUSPECT 02 03",
    "A>B SUSPECT 02 03",
  ]);
});

test("a common funder with a round trip is suspect; hubs and services fund everybody", () => {
  const sales = [trade("A", "B", 1), trade("B", "A", 2)];
  expect(told(sales, { funding: fundingOf([], { A: "purse", B: "purse" }) })).toEqual([
    "A>B SUSPECT 02 04",
    "B>A SUSPECT 02 04",
  ]);
  expect(told(sales, { funding: fundingOf([], { A: "B" }) })).toHaveLength(2);
  expect(told(sales, { funding: fundingOf([], { A: "exchange", B: "exchange" }, ["exchange"]) })).toEqual([
    "A>B NONE 02",
    "B>A NONE 02",
  ]);
  const services = new Set(["platform"]);
  const funding = fundingOf([], { A: "platform", B: "platform" });
  expect(told([trade("A", "B", 1)], { funding, services })).toEqual([]);
});

test("a funder and repetition are suspect only of one entity or of who ends where they began", () => {
  const sales = ["B", "C", "D"].map((buyer, index) => trade("A", buyer, 1 + index));
  const funding = fundingOf([], { A: "purse", B: "purse", C: "purse", D: "purse" });
  expect(told(sales, { funding })).toEqual(["A>B NONE 03 04", "A>C NONE 03 04", "A>D NONE 03 04"]);
  const entityOf = (wallet: string) => (wallet === "D" ? "others" : "ring");
  expect(told(sales, { funding, entityOf })).toEqual([
    "A>B SUSPECT 03 04",
    "A>C SUSPECT 03 04",
    "A>D NONE 03 04",
  ]);
  const movements = [gift("B", "A", 1.5), gift("C", "A", 2.5)];
  expect(told(factsOf(sales, { movements }), { funding })).toEqual([
    "A>B SUSPECT 03 04",
    "A>C SUSPECT 03 04",
    "A>D NONE 03 04",
  ]);
});

test("a ticket that goes round in one transaction is confirmed, one that is passed on is not", () => {
  const inOne = (seller: string, buyer: string, logIndex: number) =>
    trade(seller, buyer, 1, { id: `${seller}${buyer}`, transaction: "tx", logIndex });
  expect(told([inOne("A", "B", 1), inOne("B", "A", 2)])).toEqual([
    "A>B CONFIRMED 02 05",
    "B>A CONFIRMED 02 05",
  ]);
  expect(told([inOne("A", "B", 1), inOne("B", "C", 2)])).toEqual([]);
});

test("money that returns to the buyer's side is confirmed: four fifths, in 48 hours, each coin once", () => {
  const sales = [trade("A", "B", 1)];
  const after = (...payments: Parameters<typeof pay>[]) =>
    told(sales, { funding: fundingOf(payments.map((one) => pay(...one))) });
  expect(after(["A", "B", 800n, 1.1])).toEqual(["A>B CONFIRMED 06"]);
  expect(after(["A", "B", 799n, 1.1])).toEqual([]);
  expect(after(["A", "B", 500n, 1.1], ["A", "B", 300n, 3])).toEqual(["A>B CONFIRMED 06"]);
  expect(after(["A", "B", 800n, 3.001])).toEqual([]);
  expect(after(["A", "B", 800n, 0.9])).toEqual([]);
  expect(after(["A", "B", 800n, 1.1, { currency: "other" }])).toEqual([]);
  expect(after(["A", "X", 900n, 1.1], ["X", "B", 850n, 1.2])).toEqual(["A>B CONFIRMED 06"]);
  expect(after(["X", "B", 850n, 1.1], ["A", "X", 900n, 1.2])).toEqual([]);
  const twice = [trade("A", "B", 1), trade("A", "B", 1.01, { token: "t2", ticket: "t2" })];
  expect(told(twice, { funding: fundingOf([pay("A", "B", 1000n, 1.1)]) })).toEqual(["A>B CONFIRMED 06"]);
  expect(told(twice, { funding: fundingOf([pay("A", "B", 2000n, 1.1)]) })).toHaveLength(2);
});

test("money that returns to the buyer's funder, not by way of an exchange", () => {
  const sales = [trade("A", "B", 1)];
  const payments = [pay("A", "purse", 1000n, 1.1)];
  expect(told(sales, { funding: fundingOf(payments, { B: "purse" }) })).toEqual(["A>B CONFIRMED 06"]);
  expect(told(sales, { funding: fundingOf(payments, { B: "purse" }, ["purse"]) })).toEqual([]);
  const over = [pay("A", "exchange", 1000n, 1.1), pay("exchange", "B", 1000n, 1.2)];
  expect(told(sales, { funding: fundingOf(over, {}, ["exchange"]) })).toEqual([]);
  const inOne = [pay("A", "B", 1000n, 1, { transaction: "tx A>B@1" })];
  expect(told(sales, { funding: fundingOf(inOne) })).toEqual(["A>B CONFIRMED 05 06"]);
});

test("custodians, marketplaces, escrows and organizers cannot be judged", () => {
  expect(told([trade("A", "A", 1, { isCustodied: true })])).toEqual(["A>A ? SERVICE_WALLET"]);
  expect(told([trade("organizer", "organizer", 1)])).toEqual(["organizer>organizer ? SERVICE_WALLET"]);
  const escrow = [trade("A", "escrow", 1, { marketplace: "escrow" }), trade("escrow", "A", 2)];
  expect(told(escrow)).toEqual(["A>escrow ? SERVICE_WALLET", "escrow>A ? SERVICE_WALLET"]);
  const movements = [gift("vault", "A", 3, { kind: "CLAIM" })];
  expect(told(factsOf([trade("vault", "vault", 1)], { movements }))).toEqual([
    "vault>vault ? SERVICE_WALLET",
  ]);
  expect(told([trade("A", "A", 1)], { services: new Set(["A"]) })).toEqual(["A>A ? SERVICE_WALLET"]);
  // Nothing found is nothing to doubt.
  expect(told([trade("A", "B", 1, { isCustodied: true })])).toEqual([]);
});

test("who bought a tenth of an event, and twenty tickets, may be a custodian unless roles are known", () => {
  const bought = (tickets: bigint, all: bigint) =>
    factsOf([trade("A", "A", 1)], { purchases: { all, byBuyer: new Map([["A", tickets]]) } });
  expect(told(bought(20n, 200n))).toEqual(["A>A ? SERVICE_WALLET"]);
  expect(told(bought(20n, 201n))).toEqual(["A>A CONFIRMED 01"]);
  expect(told(bought(19n, 19n))).toEqual(["A>A CONFIRMED 01"]);
  expect(told(bought(20n, 200n), { services: new Set() })).toEqual(["A>A CONFIRMED 01"]);
});

test("a way over a custodian is no round trip", () => {
  const sales = [trade("A", "vault", 1), trade("vault", "B", 2), trade("B", "A", 3)];
  expect(told(sales, { services: new Set(["vault"]) })).toEqual([
    "A>vault ? SERVICE_WALLET",
    "vault>B ? SERVICE_WALLET",
    "B>A ? SERVICE_WALLET",
  ]);
});

test("tickets without a number tell who traded, not which ticket", () => {
  const unnumbered = { ticket: null };
  expect(told([trade("A", "B", 1, unnumbered), trade("B", "A", 2, unnumbered)])).toEqual([
    "A>B ? TICKETS_UNNUMBERED",
    "B>A ? TICKETS_UNNUMBERED",
  ]);
  expect(told([trade("A", "A", 1, unnumbered)])).toEqual(["A>A CONFIRMED 01"]);
});

test("each finding names the facts that show it", () => {
  const bought = trade("organizer", "A", 0, { kind: "PRIMARY", payer: "B" });
  const [first, second] = [trade("A", "B", 1), trade("B", "A", 2)];
  const payment = pay("A", "B", 1000n, 1.1);
  const [told1] = judgeSales(factsOf([second, bought, first]), {
    ...NO_EVIDENCE,
    funding: fundingOf([payment]),
  });
  expect(told1?.findings).toEqual([
    { code: "WASH-01", sales: [bought.id, first.id], payments: [] },
    { code: "WASH-02", sales: [first.id, second.id], payments: [] },
    { code: "WASH-06", sales: [first.id], payments: [payment] },
  ]);
});
