import { ethereum } from "@graphprotocol/graph-ts";
import { reportIssue } from "../entities/indexing-issue";
import { declaresSales, readTicketActions, TicketAction } from "./decoders/ticket-actions";
import { isFirstLog } from "./first-movement";
import { isMovement, readMovements } from "./read-movements";
import { recordDeclaredMint, recordDeclaredResale } from "./record-declared-sale";
import { resolveResales } from "./resolve-resales";
import { TokenMovement } from "./token-movement";
import { readTransactionLogs } from "./transaction-logs";

/**
 * Writes one row for each sale that GET's contract declares in the log's transaction, or that a marketplace tells where it
 * declares none: at the first log of the contract that tells of sales or movements, for the whole transaction.
 */
export function resolveDeclaredSales(log: ethereum.Event): void {
  if (!isFirstLog(log, isMovementOrSale)) return;
  const logs = log.receipt!.logs;
  const mints = readTicketActions(log.address, "PRIMARY", logs);
  const resales = readTicketActions(log.address, "SECONDARY", logs);
  if (mints.length == 0 && resales.length == 0) {
    if (!isMovedByCompany(log, logs)) resolveResales(log.address, false, readTransactionLogs(log), log);
    return;
  }
  const movements = readMovementsBy(log, logs);
  const isUsed = new Array<bool>(movements.length).fill(false);
  for (let i = 0; i < mints.length; i++) {
    recordDeclaredMint(mints[i], takeMovement(mints[i], movements, isUsed), log);
  }
  recordResales(resales, movements, isUsed, log);
}

/** A payment beside a move of custody or a claim does not make it a sale. */
function isMovedByCompany(log: ethereum.Event, logs: ethereum.Log[]): bool {
  if (readTicketActions(log.address, "CLAIM", logs).length > 0) return true;
  return readTicketActions(log.address, "CUSTODY", logs).length > 0;
}

/** In the order in which the tickets moved, since a ticket that is resold twice has that order only. */
function recordResales(
  resales: TicketAction[],
  movements: TokenMovement[],
  isUsed: bool[],
  log: ethereum.Event,
): void {
  const isTold = new Array<bool>(resales.length).fill(false);
  for (let i = 0; i < movements.length; i++) {
    if (isUsed[i] || movements[i].isMint()) continue;
    for (let j = 0; j < resales.length; j++) {
      if (isTold[j] || !resales[j].isMadeBy(movements[i])) continue;
      isTold[j] = true;
      recordDeclaredResale(resales[j], movements[i], log);
      break;
    }
  }
  for (let i = 0; i < resales.length; i++) {
    if (isTold[i]) continue;
    reportIssue(log, "SecondarySale", "The contract tells of a resale of a ticket that did not move.");
    return;
  }
}

function takeMovement(
  action: TicketAction,
  movements: TokenMovement[],
  isUsed: bool[],
): TokenMovement | null {
  for (let i = 0; i < movements.length; i++) {
    if (isUsed[i] || !action.isMadeBy(movements[i])) continue;
    isUsed[i] = true;
    return movements[i];
  }
  return null;
}

function isMovementOrSale(log: ethereum.Log): bool {
  return isMovement(log) || declaresSales(log);
}

function readMovementsBy(log: ethereum.Event, logs: ethereum.Log[]): TokenMovement[] {
  const movements: TokenMovement[] = [];
  for (let i = 0; i < logs.length; i++) {
    if (!logs[i].address.equals(log.address)) continue;
    const moved = readMovements(logs[i]);
    for (let j = 0; j < moved.length; j++) movements.push(moved[j]);
  }
  return movements;
}
