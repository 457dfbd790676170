import type { TradeAction } from "../../actions/trade-actions.ts";
import type { LogDraft } from "../abi-codec.ts";
import { marketCodec, ticketsCodec } from "../codecs.ts";
import type { Caller, Step } from "../state/step.ts";
import type { WorldState } from "../state/world-state.ts";

type OnMarket = Exclude<TradeAction, { kind: "buyTickets" }>;

export function applyTradeAction(state: WorldState, caller: Caller, action: TradeAction): Step {
  if (action.kind !== "buyTickets") return onMarket(state, caller, action);
  const { tickets, eventId, tierId, quantity, buyer } = action;
  const { logs, value } = state.tickets(tickets).buy({ eventId, tierId, quantity, to: buyer }, caller);
  const data = ticketsCodec.call("buy", [eventId, tierId, quantity, buyer]);
  return { to: tickets, value, data, logs };
}

function onMarket({ market, deployment }: WorldState, { account }: Caller, action: OnMarket): Step {
  const step = (name: string, values: readonly unknown[], logs: readonly LogDraft[], value = 0n): Step => ({
    to: deployment.market,
    value,
    data: marketCodec.call(name, values),
    logs,
  });
  switch (action.kind) {
    case "listTicket": {
      const { tickets, tokenId, currency, price } = action;
      return step("list", [tickets, tokenId, currency, price], [market.list(account, action)]);
    }
    case "changeListingPrice": {
      const { listingId, price } = action;
      return step(action.kind, [listingId, price], [market.changePrice(account, listingId, price)]);
    }
    case "cancelListing":
      return step(action.kind, [action.listingId], [market.cancelListing(account, action.listingId)]);
    case "buyListing": {
      const { logs, value } = market.buy(account, action.listingId);
      return step(action.kind, [action.listingId], logs, value);
    }
    case "placeBid": {
      const { tickets, eventId, tierId, currency, price, quantity } = action;
      const { logs, value } = market.placeBid(account, action);
      return step(action.kind, [tickets, eventId, tierId, currency, price, quantity], logs, value);
    }
    case "cancelBid":
      return step(action.kind, [action.bidId], [market.cancelBid(account, action.bidId)]);
    case "acceptBid": {
      const { bidId, tokenId } = action;
      return step(action.kind, [bidId, tokenId], market.acceptBid(account, bidId, tokenId));
    }
    case "withdrawFromMarket":
      return step("withdraw", [action.currency], market.credits.withdraw(account, action.currency));
  }
}
