import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { ConsecutiveTransfer, Transfer } from "../../../generated/templates/Erc721Tickets/Erc721Tickets";
import { touchConfiguredContract } from "../../entities/configured-contract";
import { reportIssue } from "../../entities/indexing-issue";
import { moveTicket } from "../../entities/movement";
import { isFirstMovement, readMovementsOf } from "../../sales/first-movement";
import { resolveMints } from "../../sales/resolve-mints";
import { resolveResales } from "../../sales/resolve-resales";
import { TokenMovement } from "../../sales/token-movement";
import { readTransactionLogs } from "../../sales/transaction-logs";

export function handleTransfer(log: Transfer): void {
  resolve(log);
  const one = BigInt.fromI32(1);
  const moved = log.params;
  const index = log.logIndex.toI32();
  moveTicket(new TokenMovement(log.address, moved.tokenId, one, moved.from, moved.to, index, -1), log);
}

/** ERC-2309. */
export function handleConsecutiveTransfer(log: ConsecutiveTransfer): void {
  resolve(log);
  const movements = readMovementsOf(log);
  for (let i = 0; i < movements.length; i++) moveTicket(movements[i], log);
  if (movements.length > 0) return;
  reportIssue(
    log,
    "ConsecutiveTransfer",
    "The log moves no ticket, more than can be read, or its receipt is missing.",
  );
}

function resolve(log: ethereum.Event): void {
  touchConfiguredContract("ERC721", log);
  if (!isFirstMovement(log)) return;
  const told = readTransactionLogs(log);
  resolveMints(log.address, false, told, log);
  resolveResales(log.address, false, told, log);
}
