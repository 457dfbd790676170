import { Bytes } from "@graphprotocol/graph-ts";
import { Fill, FillItem } from "./fill";
import { TokenMovement } from "./token-movement";

/** The movements that deliver one sale, one after the other: through routers and aggregators they are several. */
export class DeliveryPath {
  /** All but the last one. */
  others: TokenMovement[] = [];
  /** How tickets of several sales are handed on together after the last one; null when they are not. */
  handOver: TokenMovement | null = null;

  constructor(
    public first: TokenMovement,
    public last: TokenMovement,
  ) {}

  /** Who has the tickets at last. */
  buyer(): Bytes {
    const handOver = this.handOver;
    return handOver === null ? this.last.to : handOver.to;
  }
}

/**
 * Follows the sold tickets from who gave them away at first to who has them at last, not through another sale's movement.
 * @param isUsed per movement, whether a sale was delivered by it; this sale's are marked
 * @returns null when the tickets did not move
 */
export function findDeliveryPath(
  fill: Fill,
  item: FillItem,
  fills: Fill[],
  movements: TokenMovement[],
  isUsed: bool[],
): DeliveryPath | null {
  const start = findStart(fill, item, movements, isUsed);
  if (start < 0) return null;
  isUsed[start] = true;
  const path = new DeliveryPath(movements[start], movements[start]);
  for (let i = start + 1; fill.isAsk && i < movements.length; i++) {
    if (isUsed[i] || !isSame(item, movements[i]) || !movements[i].from.equals(path.last.to)) continue;
    if (isMadeByOther(fill, fills, movements[i])) break;
    isUsed[i] = true;
    path.others.push(path.last);
    path.last = movements[i];
  }
  for (let i = start - 1; !fill.isAsk && i >= 0; i--) {
    if (isUsed[i] || !isSame(item, movements[i]) || !movements[i].to.equals(path.first.from)) continue;
    if (movements[i].isMint() || isMadeByOther(fill, fills, movements[i])) break;
    isUsed[i] = true;
    path.first = movements[i];
    path.others.push(path.first);
  }
  return path;
}

/** The movement at the maker's end; failing that, the first one of the tickets. */
function findStart(fill: Fill, item: FillItem, movements: TokenMovement[], isUsed: bool[]): i32 {
  let fallback = -1;
  for (let i = 0; i < movements.length; i++) {
    if (isUsed[i] || movements[i].isMint() || !isSame(item, movements[i])) continue;
    const maker: Bytes = fill.isAsk ? movements[i].from : movements[i].to;
    if (maker.equals(fill.maker)) return i;
    if (fallback < 0) fallback = i;
  }
  return fallback;
}

function isSame(item: FillItem, movement: TokenMovement): bool {
  return movement.isOf(item.contract, item.tokenId) && movement.quantity.equals(item.quantity);
}

function isMadeByOther(fill: Fill, fills: Fill[], movement: TokenMovement): bool {
  for (let i = 0; i < fills.length; i++) {
    const other = fills[i];
    if (other.logIndex == fill.logIndex || other.placeOf(movement.contract, movement.tokenId) < 0) continue;
    if (other.maker.equals(other.isAsk ? movement.from : movement.to)) return true;
  }
  return false;
}
