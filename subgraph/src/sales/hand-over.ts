import { Address, BigInt } from "@graphprotocol/graph-ts";
import { DeliveryPath } from "./delivery-path";
import { Fill, FillItem } from "./fill";
import { TokenMovement } from "./token-movement";

/**
 * The one movement by which who got the sold tickets hands on all that it got of the token in the transaction: a router
 * that bought from several sellers delivers them together. Null when there is none.
 */
export function findHandOver(
  path: DeliveryPath,
  item: FillItem,
  fills: Fill[],
  movements: TokenMovement[],
): TokenMovement | null {
  const holder = path.last.to;
  let found: TokenMovement | null = null;
  let kept = BigInt.zero();
  let isDelivered = false;
  for (let i = 0; i < movements.length; i++) {
    const movement = movements[i];
    if (!movement.isOf(item.contract, item.tokenId) || movement.from.equals(movement.to)) continue;
    if (movement.isAt(path.last)) isDelivered = true;
    if (movement.to.equals(holder)) kept = kept.plus(movement.quantity);
    if (!movement.from.equals(holder)) continue;
    if (!isDelivered || found !== null || movement.to.equals(Address.zero())) return null;
    if (isSold(movement, fills)) return null;
    found = movement;
    kept = kept.minus(movement.quantity);
  }
  return kept.isZero() ? found : null;
}

/** Whether who hands on the tickets made an order for them. */
function isSold(movement: TokenMovement, fills: Fill[]): bool {
  for (let i = 0; i < fills.length; i++) {
    if (fills[i].placeOf(movement.contract, movement.tokenId) < 0) continue;
    if (fills[i].maker.equals(fills[i].isAsk ? movement.from : movement.to)) return true;
  }
  return false;
}
