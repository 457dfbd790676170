import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { includes } from "../facts/marketplaces";
import { organizerAccounts } from "./fee-roles";
import { mintPayment } from "./mint-payment";
import { NOBODY } from "./money-leg";
import { Price } from "./price";
import { recordMint } from "./record-mint";
import { TokenMovement } from "./token-movement";
import { TransactionLogs } from "./transaction-logs";

/**
 * Writes the primary sale of each ticket that the log's transaction issues, as far as its price is known: paid in the
 * transaction, or else as the network file gives it for the tier. What an organizer issues to its own accounts is not sold
 * yet. To be called once per transaction and contract.
 */
export function resolveMints(
  contract: Bytes,
  isByAmount: bool,
  told: TransactionLogs,
  log: ethereum.Event,
): void {
  const mints: TokenMovement[] = [];
  const moves: TokenMovement[] = [];
  let isAlone = true;
  for (let i = 0; i < told.movements.length; i++) {
    const movement = told.movements[i];
    const isOwn = movement.contract.equals(contract);
    if (movement.isMint() && !isOwn) isAlone = false;
    else if (movement.isMint()) mints.push(movement);
    else if (isOwn) moves.push(movement);
  }
  if (mints.length == 0) return;
  const organizers = organizerAccounts(contract);
  const hasFills = told.fills.length > 0;
  const payment = isAlone && !hasFills ? mintPayment(mints, told.all, log) : unknownPayment();
  const parts = payment.split(quantitiesOf(mints));
  for (let i = 0; i < mints.length; i++) {
    const buyer = hasFills ? mints[i].to : lastHolder(mints[i], moves);
    if (includes(organizers, buyer) && !payment.isKnown()) continue;
    recordMint(mints[i], buyer, parts[i], organizers, isByAmount, log);
  }
}

/** Who has the tickets at the end of the transaction: a router that buys for somebody hands them on. */
function lastHolder(mint: TokenMovement, moves: TokenMovement[]): Bytes {
  let holder = mint.to;
  for (let i = 0; i < moves.length; i++) {
    const isHandedOn = moves[i].tokenId.equals(mint.tokenId) && moves[i].quantity.equals(mint.quantity);
    if (isHandedOn && moves[i].from.equals(holder) && !moves[i].to.equals(NOBODY)) holder = moves[i].to;
  }
  return holder;
}

/** Which part of the money went to this contract is not told: others issued or sold tickets in the transaction too. */
function unknownPayment(): Price {
  const price = new Price();
  price.unknownReason = "NOT_IN_LOGS";
  return price;
}

function quantitiesOf(mints: TokenMovement[]): BigInt[] {
  const quantities: BigInt[] = [];
  for (let i = 0; i < mints.length; i++) quantities.push(mints[i].quantity);
  return quantities;
}
