import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Transfer as TransferRow } from "../../../generated/schema";
import { Transfer } from "../../../generated/templates/GetEventTickets/GetEventTickets";
import { touchConfiguredContract } from "../../entities/configured-contract";
import { moveTicket } from "../../entities/movement";
import { readTicketActions } from "../../sales/decoders/ticket-actions";
import { resolveDeclaredSales } from "../../sales/resolve-declared-sales";
import { TokenMovement } from "../../sales/token-movement";

export function handleTransfer(log: Transfer): void {
  touchConfiguredContract("GET", log);
  resolveDeclaredSales(log);
  const one = BigInt.fromI32(1);
  const index = log.logIndex.toI32();
  const moved = log.params;
  const movement = new TokenMovement(log.address, moved.tokenId, one, moved.from, moved.to, index, -1);
  moveTicket(movement, log);
  const transfer = TransferRow.loadInBlock(movement.key(log.transaction.hash));
  if (transfer === null || transfer.kind != "GIFT") return;
  if (isDeclaredAs("CLAIM", movement, log)) transfer.kind = "CLAIM";
  else if (isDeclaredAs("CUSTODY", movement, log)) transfer.kind = "CUSTODY";
  transfer.save();
}

/** PrimarySale and SecondarySale in both shapes. */
export function handleSale(log: ethereum.Event): void {
  touchConfiguredContract("GET", log);
  resolveDeclaredSales(log);
}

function isDeclaredAs(kind: string, movement: TokenMovement, log: ethereum.Event): bool {
  const receipt = log.receipt;
  if (receipt === null) return false;
  const actions = readTicketActions(log.address, kind, receipt.logs);
  for (let i = 0; i < actions.length; i++) {
    if (actions[i].isMadeBy(movement)) return true;
  }
  return false;
}
