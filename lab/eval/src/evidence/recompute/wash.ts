import { logsOf, type RestedLogs } from "./rested-logs.ts";

/** WASH-01 to WASH-06: resales that a wallet of the entity took part in. That they are wash trades is a verdict of its own. */
export function washTrades(rested: RestedLogs): number | null {
  const { wallets } = rested;
  return logsOf(rested, "RESOLD").filter(({ seller, buyer }) => wallets.has(seller) || wallets.has(buyer))
    .length;
}
