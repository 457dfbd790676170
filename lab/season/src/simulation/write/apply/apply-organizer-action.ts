import type { OrganizerAction } from "../../actions/organizer-actions.ts";
import type { LogDraft } from "../abi-codec.ts";
import { factoryCodec, ticketsCodec } from "../codecs.ts";
import type { Caller, Step } from "../state/step.ts";
import type { WorldState } from "../state/world-state.ts";

type OnTickets = Exclude<OrganizerAction, { kind: "createTicketContract" }>;

export function applyOrganizerAction(state: WorldState, caller: Caller, action: OrganizerAction): Step {
  if (action.kind !== "createTicketContract") return onTickets(state, caller, action);
  const { factory } = state.deployment;
  const { address: tickets } = state.createTickets(caller.account);
  const log = factoryCodec.log(factory, "TicketContractCreated", { tickets, organizer: caller.account });
  const data = factoryCodec.call("createTicketContract", [action.name, action.symbol]);
  return { to: factory, value: 0n, data, logs: [log] };
}

function onTickets(state: WorldState, caller: Caller, action: OnTickets): Step {
  const { functionName, values } = callOf(action);
  const data = ticketsCodec.call(functionName, values);
  return { to: action.tickets, value: 0n, data, logs: logsOf(state, caller, action) };
}

/** The function of EventTickets and its arguments. */
function callOf(action: OnTickets): { functionName: string; values: readonly unknown[] } {
  switch (action.kind) {
    case "publishEvent":
      return { functionName: "publishEvent", values: [action.details] };
    case "publishTier":
      return { functionName: "publishTier", values: [action.eventId, action.terms] };
    case "updateTier": {
      const { price, fee, supply, walletLimit, resaleCapBps } = action.terms;
      const values = [action.eventId, action.tierId, price, fee, supply, walletLimit, resaleCapBps];
      return { functionName: "updateTier", values };
    }
    case "rescheduleEvent":
      return { functionName: action.kind, values: [action.eventId, action.startsAt, action.endsAt] };
    case "cancelEvent":
      return { functionName: action.kind, values: [action.eventId] };
    case "issueComplimentary":
      return {
        functionName: action.kind,
        values: [action.eventId, action.tierId, action.to, action.quantity],
      };
    case "checkIn":
      return { functionName: action.kind, values: [action.tokenIds] };
    case "setGateOperator":
      return { functionName: action.kind, values: [action.operator, action.isAllowed] };
    case "voidTicket":
      return { functionName: action.kind, values: [action.tokenId] };
    case "refundTicket":
      return { functionName: "refund", values: [action.tokenId] };
    case "withdrawFromTickets":
      return { functionName: "withdraw", values: [action.currency] };
  }
}

function logsOf(state: WorldState, caller: Caller, action: OnTickets): readonly LogDraft[] {
  const contract = state.tickets(action.tickets);
  switch (action.kind) {
    case "issueComplimentary":
      return contract.issueComplimentary(action, caller);
    case "checkIn":
      return contract.checkIn(action.tokenIds, caller.account);
    case "voidTicket":
      return [contract.voidTicket(action.tokenId, caller.account)];
    case "refundTicket":
      return contract.refund(action.tokenId, caller.account);
    case "withdrawFromTickets":
      return contract.withdraw(action.currency, caller);
    case "setGateOperator":
      contract.requireOrganizer(caller.account);
      contract.setGateOperator(action.operator, action.isAllowed);
      return [];
    default:
      contract.requireOrganizer(caller.account);
      return [catalogueLog(state, caller.now, action)];
  }
}

type CatalogueAction = Extract<
  OnTickets,
  { kind: "publishEvent" | "publishTier" | "updateTier" | "rescheduleEvent" | "cancelEvent" }
>;

function catalogueLog(state: WorldState, now: number, action: CatalogueAction): LogDraft {
  const { address, organizer, catalogue } = state.tickets(action.tickets);
  switch (action.kind) {
    case "publishEvent": {
      const eventId = catalogue.publishEvent(action.details, now);
      return ticketsCodec.log(address, "EventPublished", { eventId, organizer, details: action.details });
    }
    case "publishTier": {
      const { eventId, terms } = action;
      const tierId = catalogue.publishTier(eventId, terms, now);
      return ticketsCodec.log(address, "TierPublished", { eventId, tierId, ...terms });
    }
    case "updateTier": {
      const { eventId, tierId, terms } = action;
      catalogue.updateTier(eventId, tierId, { terms, now });
      return ticketsCodec.log(address, "TierUpdated", { eventId, tierId, ...terms });
    }
    case "rescheduleEvent": {
      const { eventId, startsAt, endsAt } = action;
      catalogue.reschedule(eventId, { startsAt: BigInt(startsAt), endsAt: BigInt(endsAt) }, now);
      return ticketsCodec.log(address, "EventRescheduled", { eventId, startsAt, endsAt });
    }
    case "cancelEvent":
      catalogue.upcoming(action.eventId, now).isCancelled = true;
      return ticketsCodec.log(address, "EventCancelled", { eventId: action.eventId });
  }
}
