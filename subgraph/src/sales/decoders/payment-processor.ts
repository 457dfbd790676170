import { BigInt, ethereum } from "@graphprotocol/graph-ts";
import { Fill, FillItem } from "../fill";
import { dataAccount, dataNumber, topicAccount } from "../log-words";
import { MoneyLeg } from "../money-leg";
import { ACCEPT_OFFER_721, ACCEPT_OFFER_1155, BUY_LISTING_721, BUY_LISTING_1155 } from "../topics";

const ADDRESS_TOPICS = 4;

/** Payment Processor 2's sales of one token each; null for its other logs. They say the price and not who got what. */
export function decodePaymentProcessorSale(log: ethereum.Log): Fill | null {
  if (log.topics.length != ADDRESS_TOPICS) return null;
  const topic = log.topics[0];
  const isListing = topic.equals(BUY_LISTING_721) || topic.equals(BUY_LISTING_1155);
  const isByAmount = topic.equals(BUY_LISTING_1155) || topic.equals(ACCEPT_OFFER_1155);
  if (!isListing && !topic.equals(ACCEPT_OFFER_721) && !topic.equals(ACCEPT_OFFER_1155)) return null;
  const wordCount = isByAmount ? 5 : 4;
  if (log.data.length < wordCount * 32) return null;
  const one = topicAccount(log, 1);
  const other = topicAccount(log, 2);
  const buyer = isListing ? one : other;
  const seller = isListing ? other : one;
  const quantity = isByAmount ? dataNumber(log, 3) : BigInt.fromI32(1);
  const price = dataNumber(log, wordCount - 1);
  const fill = new Fill(log.address, log.logIndex.toI32());
  fill.isAsk = isListing;
  fill.maker = isListing ? seller : buyer;
  fill.matchedBuyer = buyer;
  fill.items = [new FillItem(topicAccount(log, 3), dataNumber(log, 2), quantity)];
  fill.paid = [new MoneyLeg(dataAccount(log, 1), buyer, seller, price)];
  fill.hasEveryLeg = price.isZero();
  return fill;
}
