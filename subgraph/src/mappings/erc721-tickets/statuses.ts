import { Address, BigInt, ethereum } from "@graphprotocol/graph-ts";
import {
  Cancel,
  OnConsumption,
  Redeem,
  TokenStatusChanged,
} from "../../../generated/templates/Erc721Tickets/Erc721Tickets";
import { touchConfiguredContract } from "../../entities/configured-contract";
import { declareStatus, declareTokenStatus } from "../../entities/declared-status";
import { reportIssue } from "../../entities/indexing-issue";
import { loadOrCreateTicket } from "../../entities/ticket";

/** ERC-7439. */
export function handleTokenStatusChanged(log: TokenStatusChanged): void {
  touchConfiguredContract("ERC721", log);
  const ticket = loadOrCreateTicket(log.address, log.params.tokenId, Address.zero(), log);
  // Read as a big number, since a log may hold more than the eight bits that it declares.
  declareTokenStatus(ticket, log.parameters[1].value.toBigInt(), log);
}

/** ERC-2135. */
export function handleOnConsumption(log: OnConsumption): void {
  checkIn(log.params.assetId, log);
}

/** ERC-6672. */
export function handleRedeem(log: Redeem): void {
  checkIn(log.params.tokenId, log);
}

/** ERC-6672. A ticket may be redeemed for several things, and the log does not say whether another one stands. */
export function handleCancel(log: Cancel): void {
  touchConfiguredContract("ERC721", log);
  reportIssue(log, "Cancel", "A redemption of the ticket was cancelled; its check-in stands.");
}

function checkIn(tokenId: BigInt, log: ethereum.Event): void {
  touchConfiguredContract("ERC721", log);
  declareStatus(loadOrCreateTicket(log.address, tokenId, Address.zero(), log), "CHECKED_IN", log);
}
