import { Bytes } from "@graphprotocol/graph-ts";
import { Currency } from "../../generated/schema";

/**
 * Creates the currency of prices that a contract declares in money off the chain.
 * @param code ISO 4217
 * @param decimals decimal places in which the contract counts, which may be more than the money has
 */
export function touchFiatCurrency(code: string, decimals: i32): Bytes {
  const id = Bytes.fromUTF8(code);
  if (Currency.load(id) !== null) return id;
  const currency = new Currency(id);
  currency.symbol = code;
  currency.decimals = decimals;
  currency.save();
  return id;
}
