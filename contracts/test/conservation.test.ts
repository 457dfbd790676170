import fc from "fast-check";
import { expect, it } from "vitest";
import { type Choice, choices, currencies, people, planStep, TIER_TERMS } from "./support/actions.ts";
import { type House, Ledger } from "./support/ledger.ts";
import { balanceIn, claimable, ENDS_AT, openSales, readTickets, tierTerms } from "./support/stage.ts";
import { revertOf, send } from "./support/transact.ts";
import { useStage } from "./support/use-stage.ts";

const stage = useStage();
const HOUSES: readonly House[] = ["tickets", "market"];
const seen = { allowed: new Set<string>(), refused: new Set<string>() };

async function play(ledger: Ledger, choice: Choice): Promise<void> {
  if (choice.action === "endEvent" && !ledger.hasEnded) {
    await stage().setTime(ENDS_AT);
    ledger.hasEnded = true;
  }
  const step = planStep({ stage: stage(), ledger }, choice);
  if (!step) return;
  const { chain } = stage();
  const { from, call, value } = step;
  const receipt = await send(chain, { from, value, ...call });
  const reason = receipt.status === "success" ? null : await revertOf(chain, { from, value, ...call });
  seen[step.isAllowed ? "allowed" : "refused"].add(choice.action);
  expect({
    ...choice,
    isAllowed: receipt.status === "success",
    reason: step.isAllowed ? reason : null,
  }).toEqual({
    ...choice,
    isAllowed: step.isAllowed,
    reason: null,
  });
}

async function expectConserved(ledger: Ledger): Promise<void> {
  for (const house of HOUSES) {
    for (const currency of currencies(stage())) {
      let owed = ledger.unclaimable(house, currency);
      for (const account of people(stage())) {
        const amount = await claimable(stage(), stage()[house], account, currency);
        expect({ house, account, amount }).toEqual({
          house,
          account,
          amount: ledger.claimable(house, account, currency),
        });
        owed += amount;
      }
      expect(await balanceIn(stage(), stage()[house], currency)).toBe(owed);
    }
  }
}

async function expectSameOwners(ledger: Ledger): Promise<void> {
  const { reader } = stage().chain;
  const contract = readTickets(stage());
  for (const [index, { owner, isValid }] of ledger.tickets.entries()) {
    const args = [BigInt(index + 1)] as const;
    const { status } = await reader.readContract({ ...contract, functionName: "ticketOf", args });
    expect(status === 0).toBe(isValid);
    expect(await reader.readContract({ ...contract, functionName: "ownerOf", args })).toBe(owner);
  }
}

it("the contracts hold exactly what they owe, and follow the rules, after any actions in any order", async () => {
  const { chain, run, organizer, onTickets, stablecoin, marketOwner } = stage();
  const property = fc.asyncProperty(choices, async (sequence) => {
    const snapshot = await chain.control.snapshot();
    try {
      await openSales(stage(), TIER_TERMS);
      await run(
        organizer,
        onTickets("publishTier", [1n, tierTerms({ ...TIER_TERMS, currency: stablecoin })]),
      );
      const ledger = new Ledger({ organizer, marketOwner });
      for (const choice of sequence) await play(ledger, choice);
      await expectConserved(ledger);
      await expectSameOwners(ledger);
    } finally {
      await chain.control.revert({ id: snapshot });
    }
  });
  await fc.assert(property, { numRuns: 25 });
  expect(seen.allowed.size, "kinds of actions that were allowed").toBeGreaterThanOrEqual(10);
  expect(seen.refused.size, "kinds of actions that were refused").toBeGreaterThanOrEqual(9);
}, 120_000);
