import { toHex } from "@facevalue/core";
import type { OrderBookResolvers } from "../../../generated/resolver-types.ts";
import type { Loaders } from "../../../graphql/create-loaders.ts";
import { toMoney } from "../../currency/to-money.ts";
import { toRatio } from "../../markup/to-ratio.ts";
import type { OrderBookRow } from "../providers/order-book-loaders.ts";

const money = ({ chain_id, currency }: OrderBookRow, raw: string | null) =>
  toMoney(Number(chain_id), raw, currency);
const count = (value: string | null) => (value === null ? null : BigInt(value));

export const OrderBook: OrderBookResolvers = {
  ticketType: ({ chain_id, tier_id }, _args, { loaders }) =>
    tier_id.length === 0 ? null : loaders.ticketType.load({ chainId: Number(chain_id), key: toHex(tier_id) }),
  currency: async ({ chain_id, currency }, _args, { loaders }) => {
    const ref = { chainId: Number(chain_id), key: toHex(currency) };
    return (
      (await loaders.currency.load(ref)) ?? { __typename: "Currency", ...ref, symbol: null, decimals: null }
    );
  },
  askCount: ({ ask_count }) => BigInt(ask_count),
  askTicketCount: ({ ask_ticket_count }) => BigInt(ask_ticket_count),
  sellerCount: ({ seller_count }) => BigInt(seller_count),
  bestAsk: (row) => money(row, row.best_ask),
  medianAsk: (row) => money(row, row.median_ask),
  getInPrice: (row) => money(row, row.get_in),
  getInReason: ({ get_in_reason }) => get_in_reason,
  depth: ({ depth_10, depth_25, depth_50 }) => [
    { withinPercent: 10, ticketCount: count(depth_10) },
    { withinPercent: 25, ticketCount: count(depth_25) },
    { withinPercent: 50, ticketCount: count(depth_50) },
  ],
  floorToFace: (row) => toRatio(row.floor_to_face, row.floor_to_face_reason),
  getInPremium: (row) => toRatio(row.get_in_premium, row.get_in_premium_reason),
  bidCount: ({ bid_count }) => BigInt(bid_count),
  bidTicketCount: ({ bid_ticket_count }) => BigInt(bid_ticket_count),
  bidderCount: ({ bidder_count }) => BigInt(bidder_count),
  selfBidCount: ({ self_bid_count }) => BigInt(self_bid_count),
  bestBid: (row) => money(row, row.best_bid),
  spread: (row) => toRatio(row.spread, row.spread_reason),
  asks: (row, _args, { loaders }) => levelsOf(row, "ASK", loaders),
  bids: async (row, _args, { loaders }) => (await levelsOf(row, "BID", loaders)).toReversed(),
};

async function levelsOf(book: OrderBookRow, side: "ASK" | "BID", loaders: Loaders) {
  const chainId = Number(book.chain_id);
  const levels = await loaders.orderLevels.load({ chainId, key: toHex(book.event_id) });
  const own = levels.filter(
    (level) =>
      level.side === side && level.tier_id.equals(book.tier_id) && level.currency.equals(book.currency),
  );
  return own.map(({ price, order_count, ticket_count }) => ({
    price: toMoney(chainId, price, book.currency),
    orderCount: BigInt(order_count),
    ticketCount: BigInt(ticket_count),
  }));
}
