import { ethereum } from "@graphprotocol/graph-ts";
import { TransferBatch, TransferSingle } from "../../../generated/templates/Erc1155Tickets/Erc1155Tickets";
import { moveAmount } from "../../entities/amount-movement";
import { touchConfiguredContract } from "../../entities/configured-contract";
import { reportIssue } from "../../entities/indexing-issue";
import { isFirstLog, readMovementsOf } from "../../sales/first-movement";
import { isAmountMovement } from "../../sales/read-movements";
import { resolveMints } from "../../sales/resolve-mints";
import { resolveResales } from "../../sales/resolve-resales";
import { readTransactionLogs } from "../../sales/transaction-logs";

export function handleTransferSingle(log: TransferSingle): void {
  move("TransferSingle", log);
}

export function handleTransferBatch(log: TransferBatch): void {
  move("TransferBatch", log);
}

function move(name: string, log: ethereum.Event): void {
  touchConfiguredContract("ERC1155", log);
  if (isFirstLog(log, isAmountMovement)) {
    const told = readTransactionLogs(log);
    resolveMints(log.address, true, told, log);
    resolveResales(log.address, true, told, log);
  }
  const movements = readMovementsOf(log);
  for (let i = 0; i < movements.length; i++) moveAmount(movements[i], log);
  if (movements.length == 0) {
    reportIssue(
      log,
      name,
      "The log moves no ticket, does not say how many of each, or its receipt is missing.",
    );
  }
}
