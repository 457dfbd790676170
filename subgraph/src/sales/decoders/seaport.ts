import { BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { Fill, FillItem } from "../fill";
import { decodeTuple, topicAccount } from "../log-words";
import { MoneyLeg, NOBODY } from "../money-leg";

const TYPES = "(bytes32,address,(uint8,address,uint256,uint256)[],(uint8,address,uint256,uint256,address)[])";
const ERC20 = 1;

/**
 * Seaport's OrderFulfilled (1.1 to 1.6): what the offerer gave and what it wanted for it. Null when it does not decode or
 * no token was sold for anything.
 */
export function decodeOrderFulfilled(log: ethereum.Log): Fill | null {
  const decoded = decodeTuple(TYPES, log.data);
  if (decoded === null) return null;
  const fill = new Fill(log.address, log.logIndex.toI32());
  fill.orderHash = decoded[0].toBytes();
  fill.maker = topicAccount(log, 1);
  const offer = decoded[2].toTupleArray<ethereum.Tuple>();
  const consideration = decoded[3].toTupleArray<ethereum.Tuple>();
  const offered = tokensOf(offer);
  const wanted = tokensOf(consideration);
  const offeredMoney = moneyOf(offer, fill.maker, false);
  fill.legs = moneyOf(consideration, NOBODY, true);
  fill.isAsk = offered.length > 0;
  fill.items = fill.isAsk ? offered : wanted;
  if (fill.items.length == 0) return null;
  fill.paid = fill.isAsk ? fill.legs : offeredMoney;
  fill.isBarter = fill.isAsk && (offeredMoney.length > 0 || hasOther(wanted, fill));
  return fill;
}

function isToken(item: ethereum.Tuple): bool {
  return item[0].toI32() > ERC20;
}

function tokensOf(items: ethereum.Tuple[]): FillItem[] {
  const tokens: FillItem[] = [];
  for (let i = 0; i < items.length; i++) {
    if (!isToken(items[i])) continue;
    tokens.push(new FillItem(items[i][1].toAddress(), items[i][2].toBigInt(), items[i][3].toBigInt()));
  }
  return tokens;
}

function moneyOf(items: ethereum.Tuple[], payer: Bytes, hasRecipients: bool): MoneyLeg[] {
  const legs: MoneyLeg[] = [];
  for (let i = 0; i < items.length; i++) {
    const amount: BigInt = items[i][3].toBigInt();
    if (isToken(items[i]) || amount.isZero()) continue;
    const recipient: Bytes = hasRecipients ? items[i][4].toAddress() : NOBODY;
    legs.push(new MoneyLeg(items[i][1].toAddress(), payer, recipient, amount));
  }
  return legs;
}

/** A private sale wants the sold ticket itself, for the only account that may buy: no payment. */
function hasOther(wanted: FillItem[], fill: Fill): bool {
  for (let i = 0; i < wanted.length; i++) {
    if (fill.placeOf(wanted[i].contract, wanted[i].tokenId) < 0) return true;
  }
  return false;
}
