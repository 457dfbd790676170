import { type Abi, type AbiEvent, toEventSelector } from "viem";
import { expect, it } from "vitest";
import * as abis from "../../abis/index.ts";
import { batchMintTicketsAbi } from "../../generated/fixtures/batch-mint-tickets.ts";
import { consumableTicketsAbi } from "../../generated/fixtures/consumable-tickets.ts";
import { getEventFactoryAbi } from "../../generated/fixtures/get-event-factory.ts";
import { getEventTicketsAbi } from "../../generated/fixtures/get-event-tickets.ts";
import { paymentProcessorEmitterAbi } from "../../generated/fixtures/payment-processor-emitter.ts";
import { statusTicketsAbi } from "../../generated/fixtures/status-tickets.ts";
import { ticketsByAmountAbi } from "../../generated/fixtures/tickets-by-amount.ts";

/** topic0 and which of the inputs are indexed. */
function shapesOf(abi: Abi): string[] {
  const events: AbiEvent[] = abi.filter((item) => item.type === "event");
  return events.map(
    (event) =>
      `${event.name} ${toEventSelector(event)} ${event.inputs.map(({ indexed }) => (indexed ? 1 : 0)).join("")}`,
  );
}

it.each<[string, Abi, Abi]>([
  ["GetEventFactory", getEventFactoryAbi, abis.getEventFactoryAbi],
  ["GetEventTickets", getEventTicketsAbi, abis.getEventTicketsAbi],
  ["StatusTickets", statusTicketsAbi, abis.erc721TicketsAbi],
  ["ConsumableTickets", consumableTicketsAbi, abis.erc721TicketsAbi],
  ["BatchMintTickets", batchMintTicketsAbi, abis.erc721TicketsAbi],
  ["TicketsByAmount", ticketsByAmountAbi, abis.erc1155TicketsAbi],
  ["PaymentProcessorEmitter", paymentProcessorEmitterAbi, abis.paymentProcessorAbi],
])("%s emits the events of its family and no others", (_name, emitted, family) => {
  const shapes = shapesOf(emitted);
  expect(shapes.length).toBeGreaterThan(0);
  expect(shapesOf(family)).toEqual(expect.arrayContaining(shapes));
});
