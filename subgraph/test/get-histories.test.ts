import fc from "fast-check";
import type { Address } from "viem";
import { expect, test } from "vitest";
import { type Action, actionLog, startWithGetEvent } from "./get-logs.ts";
import { ALICE, BOB, CAROL, type LogSpec, NOBODY, ORGANIZER, transfer } from "./ticket-logs.ts";

const ACCOUNTS: readonly Address[] = [ALICE, BOB, CAROL];
const STEPS = ["SecondarySale", "Claimed", "Transfered", "Scanned", "CheckedIn", "Invalidated"] as const;
const STATUSES = ["VALID", "CLAIMED", "SCANNED", "CHECKED_IN", "VOIDED"];
const REACHED = new Map<string, string>([
  ["Claimed", "CLAIMED"],
  ["Scanned", "SCANNED"],
  ["CheckedIn", "CHECKED_IN"],
  ["Invalidated", "VOIDED"],
]);

interface Step {
  readonly tokenId: bigint;
  readonly step: (typeof STEPS)[number];
  readonly price: number;
  /** Places this step's own log before or after the transaction's others. */
  readonly place: number;
}

/** What the steps come to, counted without the subgraph. */
class Ledger {
  readonly owners = new Map<bigint, Address>();
  readonly statuses = new Map<bigint, string>();
  readonly sales: unknown[] = [];
  readonly hops = new Map<bigint, number>();

  /** The logs of a step, movement first; none when the ticket is void. */
  take({ tokenId, step, price }: Step): LogSpec[] {
    const owner = this.owners.get(tokenId);
    if (owner === undefined) return this.#sell(tokenId, price);
    if (owner === NOBODY) return [];
    const isMoved = step !== "Scanned" && step !== "CheckedIn";
    const next = ACCOUNTS[(ACCOUNTS.indexOf(owner) + 1) % ACCOUNTS.length] ?? ALICE;
    let to: Address = owner;
    if (isMoved) to = step === "Invalidated" ? NOBODY : next;
    this.owners.set(tokenId, to);
    if (step === "SecondarySale") {
      const hop = (this.hops.get(tokenId) ?? 0) + 1;
      this.hops.set(tokenId, hop);
      this.sales.push(["SECONDARY", tokenId, owner, to, price, hop]);
    }
    this.#reach(tokenId, REACHED.get(step) ?? "VALID");
    const action: Action = { tokenId, to: step === "Invalidated" ? owner : to, basePrice: price };
    return [...(isMoved ? [transfer(owner, to, tokenId)] : []), actionLog(step, [action])];
  }

  #sell(tokenId: bigint, price: number): LogSpec[] {
    this.owners.set(tokenId, ALICE);
    this.#reach(tokenId, "VALID");
    this.sales.push(["PRIMARY", tokenId, ORGANIZER, ALICE, price, 0]);
    return [
      transfer(NOBODY, ALICE, tokenId),
      actionLog("PrimarySale", [{ tokenId, to: ALICE, basePrice: price }]),
    ];
  }

  #reach(tokenId: bigint, status: string): void {
    const current = this.statuses.get(tokenId) ?? "VALID";
    const isFurther = STATUSES.indexOf(status) > STATUSES.indexOf(current);
    this.statuses.set(tokenId, isFurther ? status : current);
  }
}

/** Three at most, so that no ticket goes to one account twice in a transaction. */
const transaction = fc.array(
  fc.record<Step>({
    tokenId: fc.bigInt(1n, 2n),
    step: fc.constantFrom(...STEPS),
    price: fc.integer({ min: 0, max: 200_000 }),
    place: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 1, maxLength: 3 },
);

/** Movements keep their order; each other log may stand anywhere between them. */
function arrange(logs: readonly LogSpec[], steps: readonly Step[]): LogSpec[] {
  const arranged = logs.filter(({ topics }) => topics.length > 1);
  const others = logs.filter(({ topics }) => topics.length === 1);
  for (const [index, log] of others.entries())
    arranged.splice((steps[index]?.place ?? 0) % (arranged.length + 1), 0, log);
  return arranged;
}

const described = (sale: readonly unknown[]) => sale.map(String).join(" ");

test("any history of tickets comes to what a plain ledger counts, in any order of logs", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(transaction, { minLength: 1, maxLength: 6 }), async (history) => {
      const fixture = await startWithGetEvent();
      const ledger = new Ledger();
      for (const [index, steps] of history.entries()) {
        const logs = arrange(
          steps.flatMap((step) => ledger.take(step)),
          steps,
        );
        if (logs.length > 0) await fixture.run(index + 2, [logs]);
      }
      for (const [tokenId, owner] of ledger.owners)
        expect(fixture.one("Ticket", { tokenId: String(tokenId) })).toMatchObject({
          owner,
          status: ledger.statuses.get(tokenId),
          resaleCount: ledger.hops.get(tokenId) ?? 0,
        });
      const sales = fixture
        .rows("Sale")
        .map(({ kind, tokenId, seller, buyer, price, hop }) =>
          described([kind, tokenId, seller, buyer, price, hop]),
        );
      expect(sales.sort()).toEqual(ledger.sales.map((sale) => described(sale as unknown[])).sort());
      expect(fixture.rows("IndexingIssue")).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
