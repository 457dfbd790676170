import { parseSchema } from "../../schema/parse-schema.ts";

/** A timeseries with aggregations of every kind. */
export const STATS_SCHEMA = parseSchema(`
  type Trade @entity(timeseries: true) {
    id: Int8!
    timestamp: Timestamp!
    seat: String!
    buyer: Bytes
    price: BigInt!
    fee: BigDecimal!
    amount: Int!
  }
  type Stats @aggregation(intervals: ["day", "hour"], source: "Trade") {
    id: Int8!
    timestamp: Timestamp!
    seat: String!
    count: Int! @aggregate(fn: "count")
    volume: BigDecimal! @aggregate(fn: "sum", arg: "price * amount + fee")
    high: BigInt! @aggregate(fn: "max", arg: "price")
    low: BigInt! @aggregate(fn: "min", arg: "case when amount > 2 then price else price * 2 end")
    firstBuyer: Bytes @aggregate(fn: "first", arg: "buyer")
    close: BigInt! @aggregate(fn: "last", arg: "price")
  }
  type Lifetime @aggregation(intervals: ["hour"], source: "Trade") {
    id: Int8!
    timestamp: Timestamp!
    seat: String!
    trades: Int8! @aggregate(fn: "count")
    allTrades: Int8! @aggregate(fn: "count", cumulative: true)
    allVolume: BigInt! @aggregate(fn: "sum", arg: "price", cumulative: true)
    firstBuyerEver: Bytes @aggregate(fn: "first", arg: "buyer", cumulative: true)
    lastBuyer: Bytes @aggregate(fn: "last", arg: "buyer", cumulative: true)
  }
  type Total @aggregation(intervals: ["day"], source: "Trade") {
    id: Int8!
    timestamp: Timestamp!
    amount: BigInt! @aggregate(fn: "sum", arg: "amount")
  }
`);
