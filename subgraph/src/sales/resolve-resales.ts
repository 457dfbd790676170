import { Bytes, ethereum } from "@graphprotocol/graph-ts";
import { reportIssue } from "../entities/indexing-issue";
import { findDeliveryPath } from "./delivery-path";
import { findDirectPayment } from "./direct-payment";
import { findHandOver } from "./hand-over";
import { joinFills } from "./join-fills";
import { mergeMirroredFills } from "./merge-mirrored-fills";
import { readTokenPayments } from "./money-leg";
import { Price, priceOf } from "./price";
import { payerOf, recordResale, soldByFill } from "./record-resale";
import { splitMatchedFills } from "./split-matched-fills";
import { TransactionLogs } from "./transaction-logs";

/**
 * Writes one row for each sale, between holders or by the organizer over a marketplace, of the contract's tickets in the
 * log's transaction, whatever the order of its logs. To be called once per transaction and contract.
 * @param isByAmount whether the contract's tickets have no number of their own (ERC-1155)
 */
export function resolveResales(
  contract: Bytes,
  isByAmount: bool,
  told: TransactionLogs,
  log: ethereum.Event,
): void {
  const movements = told.movements;
  if (told.fills.length == 0) {
    findDirectPayment(contract, isByAmount, told, log);
    return;
  }
  const merged = mergeMirroredFills(told.fills, movements, told.all);
  const fills = joinFills(splitMatchedFills(merged, told.all), movements);
  const isUsed = new Array<bool>(movements.length).fill(false);
  for (let i = 0; i < fills.length; i++) {
    const price = priceOf(fills[i]);
    const payer = payerOf(fills[i], log);
    let parts: Price[] = [];
    for (let place = 0; place < fills[i].items.length; place++) {
      const item = fills[i].items[place];
      if (!item.contract.equals(contract)) continue;
      const path = findDeliveryPath(fills[i], item, fills, movements, isUsed);
      if (path === null) {
        reportIssue(log, "Transfer", "A marketplace tells of a sale of a ticket that did not move.");
        continue;
      }
      if (isByAmount && fills[i].isAsk) path.handOver = findHandOver(path, item, fills, movements);
      if (fills.length == 1 && !price.hasEveryLeg) price.addPayments(readTokenPayments(told.all), payer);
      if (parts.length == 0) parts = price.split(fills[i].quantities());
      recordResale(soldByFill(path, fills[i], log), parts[place], isByAmount, log);
    }
  }
}
