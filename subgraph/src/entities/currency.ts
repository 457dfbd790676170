import { Address, Bytes, dataSource, ethereum, Value } from "@graphprotocol/graph-ts";
import { Currency } from "../../generated/schema";
import { ERC20 } from "../../generated/templates/EventTickets/ERC20";
import { nativeSymbol } from "./native-symbol";

const MAXIMUM_SYMBOL_LENGTH = 64;
const MAXIMUM_DECIMALS = 255;
const FIRST_PRINTABLE_CHARACTER = 32;

/** Creates a currency when it is seen for the first time, asking its contract how it is displayed. */
export function touchCurrency(account: Address): Bytes {
  if (Currency.load(account) !== null) return account;
  const currency = new Currency(account);
  if (account.equals(Address.zero())) {
    currency.symbol = nativeSymbol(dataSource.network());
    currency.decimals = 18;
  } else {
    const token = ERC20.bind(account);
    setSymbol(currency, token);
    setDecimals(currency, token);
  }
  currency.save();
  return account;
}

function setSymbol(currency: Currency, token: ERC20): void {
  const answer = token.try_symbol();
  if (!answer.reverted && isDisplayable(answer.value)) currency.symbol = answer.value;
}

/** Read as a big number, since a contract may answer more than fits. */
function setDecimals(currency: Currency, token: ERC20): void {
  const answer = token.tryCall("decimals", "decimals():(uint8)", [] as ethereum.Value[]);
  if (answer.reverted) return;
  const decimals = answer.value[0].toBigInt();
  if (decimals.isI32() && decimals.toI32() >= 0 && decimals.toI32() <= MAXIMUM_DECIMALS) {
    currency.set("decimals", Value.fromI32(decimals.toI32()));
  }
}

function isDisplayable(symbol: string): bool {
  if (symbol.length == 0 || symbol.length > MAXIMUM_SYMBOL_LENGTH) return false;
  for (let i = 0; i < symbol.length; i++) {
    if (symbol.charCodeAt(i) < FIRST_PRINTABLE_CHARACTER) return false;
  }
  return true;
}
