import { BigInt } from "@graphprotocol/graph-ts";
import { Transfer } from "../../../generated/templates/PublicLock/PublicLock";
import { touchLock } from "../../entities/lock";
import { moveTicket } from "../../entities/movement";
import { isFirstMovement } from "../../sales/first-movement";
import { resolveLockMints } from "../../sales/resolve-lock-mints";
import { resolveResales } from "../../sales/resolve-resales";
import { TokenMovement } from "../../sales/token-movement";
import { readTransactionLogs } from "../../sales/transaction-logs";

export function handleTransfer(log: Transfer): void {
  touchLock(log);
  if (isFirstMovement(log)) {
    resolveLockMints(log);
    resolveResales(log.address, false, readTransactionLogs(log), log);
  }
  const one = BigInt.fromI32(1);
  const index = log.logIndex.toI32();
  const moved = log.params;
  moveTicket(new TokenMovement(log.address, moved.tokenId, one, moved.from, moved.to, index, -1), log);
}
