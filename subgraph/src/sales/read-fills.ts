import { Bytes, ethereum } from "@graphprotocol/graph-ts";
import { isMarketplace, PAYMENT_PROCESSOR, SEAPORT } from "../facts/marketplaces";
import { Facts, networkFacts } from "../facts/read-facts";
import { decodePaymentProcessorSale } from "./decoders/payment-processor";
import { decodeOrderFulfilled } from "./decoders/seaport";
import { Fill } from "./fill";
import {
  ACCEPT_OFFER_721,
  ACCEPT_OFFER_1155,
  BUY_LISTING_721,
  BUY_LISTING_1155,
  ORDER_FULFILLED,
} from "./topics";

/** The filled orders that known marketplaces tell of, in their order. A further marketplace is one more decoder here. */
export function readFills(logs: ethereum.Log[]): Fill[] {
  const fills: Fill[] = [];
  let network: Facts | null = null;
  for (let i = 0; i < logs.length; i++) {
    const protocol = logs[i].topics.length == 0 ? "" : protocolOf(logs[i].topics[0]);
    if (protocol == "") continue;
    if (network === null) network = networkFacts();
    if (!isMarketplace(logs[i].address, protocol, network)) continue;
    const fill = protocol == SEAPORT ? decodeOrderFulfilled(logs[i]) : decodePaymentProcessorSale(logs[i]);
    if (fill !== null) fills.push(fill);
  }
  return fills;
}

function protocolOf(topic: Bytes): string {
  if (topic.equals(ORDER_FULFILLED)) return SEAPORT;
  const isSale =
    topic.equals(BUY_LISTING_721) ||
    topic.equals(ACCEPT_OFFER_721) ||
    topic.equals(BUY_LISTING_1155) ||
    topic.equals(ACCEPT_OFFER_1155);
  return isSale ? PAYMENT_PROCESSOR : "";
}
