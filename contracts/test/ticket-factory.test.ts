import { getAddress } from "viem";
import { describe, expect, it } from "vitest";
import { ticketFactoryAbi } from "../index.ts";
import { factoryCalls, ticketsCalls } from "./support/calls.ts";
import { createdContract, readTickets } from "./support/stage.ts";
import { useStage } from "./support/use-stage.ts";

const stage = useStage();

describe("TicketFactory", () => {
  it("creates a contract of the caller's own and logs nothing else", async () => {
    const { run, factory, alice, chain } = stage();
    const logs = await run(alice, factoryCalls(factory)("createTicketContract", ["Night", "NGT"]));
    const tickets = createdContract(logs);
    expect(logs).toEqual([
      { address: factory, name: "TicketContractCreated", args: { tickets, organizer: getAddress(alice) } },
    ]);
    const contract = { ...readTickets(stage()), address: tickets };
    expect(await chain.reader.readContract({ ...contract, functionName: "organizer" })).toBe(
      getAddress(alice),
    );
    expect(await chain.reader.readContract({ ...contract, functionName: "name" })).toBe("Night");
    expect(await chain.reader.readContract({ ...contract, functionName: "symbol" })).toBe("NGT");
    expect(tickets).not.toBe(stage().tickets);
  });

  it("leaves neither a created contract nor the implementation to be taken over", async () => {
    const { fail, alice, tickets, factory, chain } = stage();
    const implementation = await chain.reader.readContract({
      address: factory,
      abi: ticketFactoryAbi,
      functionName: "implementation",
    });
    for (const contract of [tickets, implementation]) {
      const takeOver = ticketsCalls(contract)("initialize", ["Mine", "MINE", alice]);
      expect(await fail(alice, takeOver)).toEqual({ name: "AlreadyInitialized", args: [] });
    }
  });
});
