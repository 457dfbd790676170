import { ethereum } from "@graphprotocol/graph-ts";
import { touchConfiguredContract } from "../../entities/configured-contract";
import { reachStatus } from "../../entities/reached-status";
import { loadOrCreateTicket } from "../../entities/ticket";

export function handleScanned(log: ethereum.Event): void {
  reach("SCANNED", log);
}

export function handleCheckedIn(log: ethereum.Event): void {
  reach("CHECKED_IN", log);
}

export function handleInvalidated(log: ethereum.Event): void {
  reach("VOIDED", log);
}

/** Claimed in both shapes. */
export function handleClaimed(log: ethereum.Event): void {
  reach("CLAIMED", log);
}

/** Fields of an action: token id, external id, account, order time, base price, which is no face value here. */
function reach(status: string, log: ethereum.Event): void {
  touchConfiguredContract("GET", log);
  const actions = log.parameters[0].value.toTupleArray<ethereum.Tuple>();
  for (let i = 0; i < actions.length; i++) {
    const ticket = loadOrCreateTicket(log.address, actions[i][0].toBigInt(), actions[i][2].toAddress(), log);
    reachStatus(ticket, status, log);
  }
}
