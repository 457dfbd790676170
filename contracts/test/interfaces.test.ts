import { type AbiEvent, toEventSelector } from "viem";
import { describe, expect, it } from "vitest";
import { eventTicketsAbi, ticketFactoryAbi, ticketMarketAbi } from "../index.ts";
import { FROZEN_ABI, frozenTopic } from "./support/frozen-events.ts";
import { readTickets } from "./support/stage.ts";
import { useStage } from "./support/use-stage.ts";

const stage = useStage();
const STANDARD_EVENTS = ["Approval", "ApprovalForAll"];
const compiled = [...ticketFactoryAbi, ...eventTicketsAbi, ...ticketMarketAbi].filter(
  (item): item is Extract<typeof item, { type: "event" }> => item.type === "event",
);

describe("the event interface", () => {
  it.each(FROZEN_ABI.map(({ name }) => name))(
    "%s has the frozen topic and the frozen indexed parameters",
    (name) => {
      const actual: AbiEvent | undefined = compiled.find((event) => event.name === name);
      const frozen = FROZEN_ABI.find((event) => event.name === name);
      expect(actual && toEventSelector(actual)).toBe(frozenTopic(name));
      const parameters = (event?: AbiEvent) =>
        event?.inputs.map((input) => [input.name, input.type, Boolean(input.indexed)]);
      expect(parameters(actual)).toEqual(parameters(frozen));
    },
  );

  it("has no events beyond the frozen ones and those of ERC-721", () => {
    const frozen = FROZEN_ABI.map(({ name }) => name);
    const extra = compiled.map(({ name }) => name).filter((name) => !frozen.includes(name));
    expect([...new Set(extra)].sort()).toEqual(STANDARD_EVENTS);
  });

  it("uses the published topic of ERC-7439 and of ERC-721", () => {
    expect(frozenTopic("TokenStatusChanged")).toBe(
      "0x21960bf4e20736332a6e596e48e2d494ee3bc4d8c67ad25fcb84745256f40acf",
    );
    expect(frozenTopic("Transfer")).toBe(
      "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
    );
  });
});

describe("supportsInterface", () => {
  it.each([
    ["ERC-165", "0x01ffc9a7", true],
    ["ERC-721", "0x80ac58cd", true],
    ["ERC-721 metadata", "0x5b5e139f", true],
    ["ERC-2981", "0x2a55205a", true],
    ["ERC-7439", "0x15fbb306", true],
    ["ERC-1155", "0xd9b67a26", false],
    ["the invalid id", "0xffffffff", false],
  ] as const)("answers %s (%s) with %s", async (_name, interfaceId, isSupported) => {
    const answer = await stage().chain.reader.readContract({
      ...readTickets(stage()),
      functionName: "supportsInterface",
      args: [interfaceId],
    });
    expect(answer).toBe(isSupported);
  });
});
