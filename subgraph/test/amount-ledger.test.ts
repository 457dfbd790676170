import fc from "fast-check";
import { expect, test } from "vitest";
import { AmountLedger } from "./amount-ledger.ts";
import { AMOUNTS, bought, moved, movedTogether, startAmounts } from "./amount-logs.ts";
import type { TransactionSpec } from "./make-block-input.ts";
import type { Row, SubgraphFixture } from "./subgraph-fixture.ts";
import { ALICE, BOB, CAROL, NOBODY } from "./ticket-logs.ts";

const ACCOUNTS = [ALICE, BOB, CAROL] as const;
const IDS = [1n, 2n] as const;

const account = fc.constantFrom(...ACCOUNTS);
const id = fc.constantFrom(...IDS);
const count = fc.bigInt({ min: 0n, max: 6n });
const price = fc.bigInt({ min: 1n, max: 50n });

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("mint"), to: account, id, count, price }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("gift"), from: account, to: account, id, count }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("sale"),
      from: account,
      to: account,
      id,
      count,
      price,
      isToldFirst: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("burn"), from: account, id, count }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("batch"),
      from: account,
      to: account,
      items: fc.array(fc.tuple(id, count), { maxLength: 4 }),
    }),
  },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a resale has to say: its tickets and their face value. */
interface ExpectedSale {
  readonly quantity: string;
  readonly price: string;
  readonly faceValue: string | null;
}

class Model {
  readonly ledger = new AmountLedger();
  readonly primary: ExpectedSale[] = [];
  readonly resales: ExpectedSale[] = [];
  issued = 0n;

  /** Applies the step and gives its transaction. */
  apply(next: Step): TransactionSpec {
    switch (next.kind) {
      case "mint":
        return this.#mint(next);
      case "gift":
        this.ledger.move(next.from, next.to, next.id, next.count);
        return [moved(next.from, next.to, next.id, next.count)];
      case "burn":
        this.ledger.move(next.from, null, next.id, next.count);
        return [moved(next.from, NOBODY, next.id, next.count)];
      case "sale":
        return this.#sell(next);
      case "batch":
        for (const [token, quantity] of next.items) this.ledger.move(next.from, next.to, token, quantity);
        return [
          movedTogether(
            next.from,
            next.to,
            next.items.map(([token]) => token),
            next.items.map(([, quantity]) => quantity),
          ),
        ];
    }
  }

  #mint(next: Extract<Step, { kind: "mint" }>): TransactionSpec {
    const logs = [moved(NOBODY, next.to, next.id, next.count)];
    if (next.count > 0n) {
      this.ledger.give(next.to, next.id, next.count, next.price / next.count);
      const sum = String(next.price);
      this.primary.push({ quantity: String(next.count), price: sum, faceValue: sum });
      this.issued += next.count;
    }
    return { logs, from: next.to, to: AMOUNTS, value: next.price };
  }

  #sell(next: Extract<Step, { kind: "sale" }>): TransactionSpec {
    const faceValues = this.ledger.move(next.from, next.to, next.id, next.count);
    const sum = faceValues.reduce<bigint | null>(
      (total, one) => (total === null || one === null ? null : total + one),
      0n,
    );
    if (next.count > 0n)
      this.resales.push({
        quantity: String(next.count),
        price: String(next.price),
        faceValue: sum === null ? null : String(sum),
      });
    const logs = [
      moved(next.from, next.to, next.id, next.count),
      bought(next.from, next.to, next.id, next.count, next.price),
    ];
    return next.isToldFirst ? logs.reverse() : logs;
  }
}

const told = (rows: readonly Row[]) =>
  rows.map(({ quantity, price: paid, faceValue }) => ({ quantity, price: paid, faceValue }));

/** The face value of each ticket that the holding's lots hold, oldest first. */
function ticketsOf(tables: SubgraphFixture, holding: Row): string[] {
  return tables
    .rows("HoldingLot")
    .filter((lot) => lot.holding === holding.id)
    .sort((one, other) => (String(one.id) < String(other.id) ? -1 : 1))
    .flatMap(({ quantity, faceValue }) => Array.from({ length: Number(quantity) }, () => String(faceValue)));
}

test("holdings, lots and the face values of sales are those of an independent ledger", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 10 }),
      async (blocks) => {
        const tables = await startAmounts();
        const model = new Model();
        for (const [index, steps] of blocks.entries())
          await tables.run(
            index + 1,
            steps.map((next) => model.apply(next)),
          );
        for (const owner of ACCOUNTS) {
          for (const token of IDS) {
            const holding = tables
              .rows("Holding")
              .find((row) => row.owner === owner && row.tokenId === String(token));
            const quantity = model.ledger.quantity(owner, token);
            if (!holding) {
              expect(quantity).toBe(0n);
              continue;
            }
            expect(holding.quantity).toBe(String(quantity));
            expect(BigInt(String(holding.receivedCount)) - BigInt(String(holding.releasedCount))).toBe(
              quantity,
            );
            expect(ticketsOf(tables, holding)).toEqual(model.ledger.tickets(owner, token));
          }
        }
        const sales = tables.rows("Sale");
        expect(told(sales.filter(({ kind }) => kind === "PRIMARY"))).toEqual(model.primary);
        expect(told(sales.filter(({ kind }) => kind === "SECONDARY"))).toEqual(model.resales);
        if (tables.rows("TicketContract").length > 0)
          expect(tables.one("TicketContract").ticketCount).toBe(String(model.issued));
      },
    ),
    { numRuns: 40 },
  );
});
