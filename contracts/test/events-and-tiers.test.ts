import { describe, expect, it } from "vitest";
import {
  ENDS_AT,
  EVENT_DETAILS,
  openSales,
  readTickets,
  SALES_START,
  STARTS_AT,
  tierTerms,
} from "./support/stage.ts";
import { useStage } from "./support/use-stage.ts";

const stage = useStage();
const LATER = [BigInt(STARTS_AT + 86_400), BigInt(ENDS_AT + 86_400)] as const;
const { name: TIER_NAME, currency: TIER_CURRENCY, ...TERMS } = tierTerms();

describe("events", () => {
  it("are published with ids from 1 and all their details", async () => {
    const { run, onTickets, organizer, tickets, chain } = stage();
    for (const eventId of [1n, 2n]) {
      const logs = await run(organizer, onTickets("publishEvent", [EVENT_DETAILS]));
      const args = { eventId, organizer, details: EVENT_DETAILS };
      expect(logs).toEqual([{ address: tickets, name: "EventPublished", args }]);
    }
    const info = await chain.reader.readContract({
      ...readTickets(stage()),
      functionName: "eventOf",
      args: [2n],
    });
    expect(info).toEqual({ details: EVENT_DETAILS, isCancelled: false, tierCount: 0 });
  });

  it("are rescheduled and cancelled", async () => {
    const { run, onTickets, organizer, tickets, chain } = stage();
    await openSales(stage());
    expect(await run(organizer, onTickets("rescheduleEvent", [1n, ...LATER]))).toEqual([
      {
        address: tickets,
        name: "EventRescheduled",
        args: { eventId: 1n, startsAt: LATER[0], endsAt: LATER[1] },
      },
    ]);
    expect(await run(organizer, onTickets("cancelEvent", [1n]))).toEqual([
      { address: tickets, name: "EventCancelled", args: { eventId: 1n } },
    ]);
    const info = await chain.reader.readContract({
      ...readTickets(stage()),
      functionName: "eventOf",
      args: [1n],
    });
    expect(info).toMatchObject({
      details: { startsAt: LATER[0], endsAt: LATER[1] },
      isCancelled: true,
      tierCount: 1,
    });
  });

  it.each([
    ["sales that start at the end", { salesStart: BigInt(ENDS_AT) }],
    ["a start at the end", { startsAt: BigInt(ENDS_AT) }],
    ["an end in the past", { salesStart: 1n, startsAt: 2n, endsAt: 3n }],
  ])("with %s are refused", async (_case, changes) => {
    const { fail, onTickets, organizer } = stage();
    const details = { ...EVENT_DETAILS, ...changes };
    expect(await fail(organizer, onTickets("publishEvent", [details]))).toEqual({
      name: "InvalidSchedule",
      args: [details.salesStart, details.startsAt, details.endsAt],
    });
  });

  it("cannot be moved so that they end before now or before the sales", async () => {
    const { fail, onTickets, organizer } = stage();
    await openSales(stage());
    const past = [BigInt(SALES_START - 20), BigInt(SALES_START - 10)] as const;
    const failure = await fail(organizer, onTickets("rescheduleEvent", [1n, ...past]));
    expect(failure?.name).toBe("InvalidSchedule");
  });

  it("stay as they are once cancelled or ended", async () => {
    const { run, fail, onTickets, organizer, setTime } = stage();
    await openSales(stage());
    await run(organizer, onTickets("publishEvent", [EVENT_DETAILS]));
    await run(organizer, onTickets("cancelEvent", [2n]));
    const changesOf = (eventId: bigint) => [
      onTickets("rescheduleEvent", [eventId, ...LATER]),
      onTickets("cancelEvent", [eventId]),
      onTickets("publishTier", [eventId, tierTerms()]),
      onTickets("issueComplimentary", [eventId, 1, organizer, 1]),
    ];
    for (const change of changesOf(2n)) {
      expect(await fail(organizer, change)).toEqual({ name: "EventIsCancelled", args: [2n] });
    }
    await setTime(ENDS_AT);
    const update = onTickets("updateTier", [1n, 1, 1n, 1n, 9, 0, 0]);
    for (const change of [...changesOf(1n), update]) {
      expect(await fail(organizer, change)).toEqual({ name: "EventHasEnded", args: [1n] });
    }
  });
});

describe("tiers", () => {
  it("are published with ids from 1 in each event", async () => {
    const { run, onTickets, organizer, tickets } = stage();
    for (const eventId of [1n, 2n]) {
      await run(organizer, onTickets("publishEvent", [EVENT_DETAILS]));
      for (const tierId of [1, 2]) {
        const logs = await run(organizer, onTickets("publishTier", [eventId, tierTerms()]));
        const args = { eventId, tierId, name: TIER_NAME, currency: TIER_CURRENCY, ...TERMS };
        expect(logs).toEqual([{ address: tickets, name: "TierPublished", args }]);
      }
    }
  });

  it("are updated, and tickets that are sold keep their face value and cap", async () => {
    const { run, onTickets, organizer, alice, tickets, chain } = stage();
    await openSales(stage());
    await run(alice, onTickets("buy", [1n, 1, 1, alice]), 110n);
    const logs = await run(organizer, onTickets("updateTier", [1n, 1, 300n, 30n, 15, 4, 10_000]));
    const updated = { price: 300n, fee: 30n, supply: 15, walletLimit: 4, resaleCapBps: 10_000 };
    expect(logs).toEqual([
      { address: tickets, name: "TierUpdated", args: { eventId: 1n, tierId: 1, ...updated } },
    ]);
    await run(alice, onTickets("buy", [1n, 1, 1, alice]), 330n);
    const { reader } = chain;
    const contract = readTickets(stage());
    const tier = await reader.readContract({ ...contract, functionName: "tierOf", args: [1n, 1] });
    expect(tier).toEqual({ name: TIER_NAME, currency: TIER_CURRENCY, ...updated, sold: 2 });
    const faceValues = [1n, 2n].map((id) =>
      reader.readContract({ ...contract, functionName: "faceValue", args: [id] }),
    );
    expect(await Promise.all(faceValues)).toEqual([
      [TIER_CURRENCY, 110n],
      [TIER_CURRENCY, 330n],
    ]);
    const caps = [1n, 2n].map((id) =>
      reader.readContract({ ...contract, functionName: "resaleCap", args: [id] }),
    );
    expect(await Promise.all(caps)).toEqual([132n, 330n]);
  });

  it("cannot offer fewer tickets than are sold, or none", async () => {
    const { run, fail, onTickets, organizer, alice } = stage();
    await openSales(stage());
    await run(alice, onTickets("buy", [1n, 1, 2, alice]), 220n);
    await run(organizer, onTickets("issueComplimentary", [1n, 1, alice, 1]));
    const withSupply = (supply: number) => onTickets("updateTier", [1n, 1, 100n, 10n, supply, 0, 0]);
    expect(await fail(organizer, withSupply(2))).toEqual({ name: "SupplyBelowSold", args: [2, 3] });
    expect(await fail(organizer, withSupply(3))).toBeNull();
    const none = onTickets("publishTier", [1n, tierTerms({ supply: 0 })]);
    expect(await fail(organizer, none)).toEqual({ name: "InvalidQuantity", args: [] });
  });
});

it("only the organizer administers", async () => {
  const { fail, run, onTickets, alice } = stage();
  await openSales(stage());
  await run(alice, onTickets("buy", [1n, 1, 1, alice]), 110n);
  const calls = [
    onTickets("publishEvent", [EVENT_DETAILS]),
    onTickets("rescheduleEvent", [1n, ...LATER]),
    onTickets("cancelEvent", [1n]),
    onTickets("publishTier", [1n, tierTerms()]),
    onTickets("updateTier", [1n, 1, 1n, 1n, 9, 0, 0]),
    onTickets("issueComplimentary", [1n, 1, alice, 1]),
    onTickets("setGateOperator", [alice, true]),
    onTickets("setRoyalty", [0n]),
    onTickets("voidTicket", [1n]),
    onTickets("changeState", [1n, "0x", 2, 0n]),
  ];
  for (const call of calls) expect(await fail(alice, call)).toEqual({ name: "NotOrganizer", args: [alice] });
});

it("unknown events and tiers are named", async () => {
  const { fail, onTickets, organizer, alice } = stage();
  await openSales(stage());
  expect(await fail(organizer, onTickets("cancelEvent", [7n]))).toEqual({ name: "UnknownEvent", args: [7n] });
  expect(await fail(alice, onTickets("buy", [7n, 1, 1, alice]))).toEqual({
    name: "UnknownEvent",
    args: [7n],
  });
  expect(await fail(alice, onTickets("buy", [1n, 9, 1, alice]))).toEqual({
    name: "UnknownTier",
    args: [1n, 9],
  });
});
