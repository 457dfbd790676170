import { BigDecimal, BigInt } from "@graphprotocol/graph-ts";
import { Exchange } from "../generated/schema";

export const EXCHANGE_ID = "1";
export const ZERO_BI = BigInt.fromI32(0);
export const ONE_BI = BigInt.fromI32(1);
export const ZERO_BD = BigDecimal.fromString("0");

export function exponentToBigDecimal(decimals: BigInt): BigDecimal {
  let result = BigDecimal.fromString("1");
  for (let i = ZERO_BI; i.lt(decimals); i = i.plus(ONE_BI)) {
    result = result.times(BigDecimal.fromString("10"));
  }
  return result;
}

export function convertTokenToDecimal(amount: BigInt, decimals: BigInt): BigDecimal {
  if (decimals == ZERO_BI) return amount.toBigDecimal();
  return amount.toBigDecimal().div(exponentToBigDecimal(decimals));
}

export function safeDiv(amount0: BigDecimal, amount1: BigDecimal): BigDecimal {
  if (amount1.equals(ZERO_BD)) return ZERO_BD;
  return amount0.div(amount1);
}

export function loadExchange(): Exchange {
  let exchange = Exchange.load(EXCHANGE_ID);
  if (exchange === null) {
    exchange = new Exchange(EXCHANGE_ID);
    exchange.pairCount = 0;
    exchange.txCount = ZERO_BI;
  }
  return exchange;
}
