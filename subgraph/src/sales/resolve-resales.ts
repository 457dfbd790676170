import { Bytes, ethereum } from "@graphprotocol/graph-ts";
import { reportIssue } from "../entities/indexing-issue";
import { findDeliveryPath } from "./delivery-path";
import { findDirectPayment } from "./direct-payment";
import { findHandOver } from "./hand-over";
import { joinFills } from "./join-fills";
import { mergeMirroredFills } from "./merge-mirrored-fills";
import { readTokenPayments } from "./money-leg";
import { Price, priceOf } from "./price";
import { readFills } from "./read-fills";
import { readMovements } from "./read-movements";
import { payerOf, recordResale, soldByFill } from "./record-resale";
import { splitMatchedFills } from "./split-matched-fills";
import { TokenMovement } from "./token-movement";

/**
 * Writes one row for each sale, between holders or by the organizer over a marketplace, of the contract's tickets in the
 * log's transaction, whatever the order of its logs. To be called once per transaction and contract.
 * @param isByAmount whether the contract's tickets have no number of their own (ERC-1155)
 */
export function resolveResales(contract: Bytes, isByAmount: bool, log: ethereum.Event): void {
  const logs = log.receipt!.logs;
  const read = readFills(logs);
  const movements = readAllMovements(logs);
  if (read.length == 0) {
    findDirectPayment(contract, isByAmount, movements, logs, log);
    return;
  }
  const fills = joinFills(splitMatchedFills(mergeMirroredFills(read, movements, logs), logs), movements);
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
      if (fills.length == 1 && !price.hasEveryLeg) price.addPayments(readTokenPayments(logs), payer);
      if (parts.length == 0) parts = price.split(fills[i].quantities());
      recordResale(soldByFill(path, fills[i], log), parts[place], isByAmount, log);
    }
  }
}

function readAllMovements(logs: ethereum.Log[]): TokenMovement[] {
  const movements: TokenMovement[] = [];
  for (let i = 0; i < logs.length; i++) {
    const moved = readMovements(logs[i]);
    for (let j = 0; j < moved.length; j++) {
      if (!moved[j].quantity.isZero()) movements.push(moved[j]);
    }
  }
  return movements;
}
