import type { CallAction } from "../../actions/account-actions.ts";
import type { OrganizerAction } from "../../actions/organizer-actions.ts";
import type { TradeAction } from "../../actions/trade-actions.ts";
import type { Caller, Step } from "../state/step.ts";
import type { WorldState } from "../state/world-state.ts";
import { applyOrganizerAction } from "./apply-organizer-action.ts";
import { applyTradeAction } from "./apply-trade-action.ts";
import { applyTransferAction } from "./apply-transfer-action.ts";

const ORGANIZER_KINDS: Readonly<Record<OrganizerAction["kind"], true>> = {
  createTicketContract: true,
  publishEvent: true,
  publishTier: true,
  updateTier: true,
  rescheduleEvent: true,
  cancelEvent: true,
  issueComplimentary: true,
  checkIn: true,
  setGateOperator: true,
  voidTicket: true,
  refundTicket: true,
  withdrawFromTickets: true,
};
const TRADE_KINDS: Readonly<Record<TradeAction["kind"], true>> = {
  buyTickets: true,
  listTicket: true,
  changeListingPrice: true,
  cancelListing: true,
  buyListing: true,
  placeBid: true,
  cancelBid: true,
  acceptBid: true,
  withdrawFromMarket: true,
};

/**
 * Changes the state as the contracts would and gives the call with the logs that it emits.
 * @throws Refusal where the contracts would revert
 */
export function applyCall(state: WorldState, caller: Caller, action: CallAction): Step {
  if (isOrganizerAction(action)) return applyOrganizerAction(state, caller, action);
  if (isTradeAction(action)) return applyTradeAction(state, caller, action);
  return applyTransferAction(state, caller, action);
}

function isOrganizerAction(action: CallAction): action is OrganizerAction {
  return action.kind in ORGANIZER_KINDS;
}

function isTradeAction(action: CallAction): action is TradeAction {
  return action.kind in TRADE_KINDS;
}
