import type { AmountFragment } from "../generated/graphql.ts";
import { shortenAddress } from "./address.ts";
import { toDecimalString, trimFraction } from "./decimal-string.ts";

export type Money = AmountFragment;
export type MoneyCurrency = Money["currency"];

/** What a money figure shows: the number, its unit, and every digit for the tooltip. */
export interface MoneyText {
  readonly amount: string;
  /** Ticker or shortened token address; null for a native coin whose ticker is not known. */
  readonly unit: string | null;
  readonly full: string;
  /** Whether the amount is in the smallest unit, since the decimals are not known. */
  readonly isRaw: boolean;
  /** Whether `amount` already has every digit. */
  readonly isExact: boolean;
}

const COMPACT_FROM_DIGITS = 6;

/**
 * Formats money from its text, without a float in between. Amounts of six and more integer digits are shown compact
 * ("1.2M", "123.5万"), others with two decimals, small ones with up to four; `full` has every digit.
 * @param compactFrom integer digits from which the amount is shown compact
 */
export function formatMoney(money: Money, locale: string, compactFrom = COMPACT_FROM_DIGITS): MoneyText {
  const unit = currencyName(money.currency);
  const isRaw = money.amount === null;
  const text = trimFraction(money.amount ?? money.raw);
  const every = { minimumFractionDigits: text.includes(".") ? 2 : 0, maximumFractionDigits: 30 };
  const full = new Intl.NumberFormat(locale, every).format(toDecimalString(text));
  const options = amountOptions(text, compactFrom);
  return {
    amount: new Intl.NumberFormat(locale, options).format(toDecimalString(text)),
    unit,
    full: unit === null ? full : `${full} ${unit}`,
    isRaw,
    isExact: isShownExactly(text, options),
  };
}

/** Ticker of a currency, or its shortened address, or null. */
export function currencyName(currency: MoneyCurrency): string | null {
  if (currency.symbol !== null && currency.symbol !== "") return currency.symbol;
  return currency.address === null ? null : shortenAddress(currency.address);
}

function amountOptions(text: string, compactFrom: number): Intl.NumberFormatOptions {
  const [integer = "0", fraction = ""] = text.replace("-", "").split(".");
  if (integer.length >= compactFrom) {
    return { notation: "compact", minimumFractionDigits: 1, maximumFractionDigits: 1 };
  }
  if (fraction === "") return { maximumFractionDigits: 0 };
  if (integer.length >= 3) return { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  // Three significant digits, so that a price of 0.000123 does not read as nothing.
  if (integer === "0" && fraction.startsWith("0")) return { maximumSignificantDigits: 3 };
  return { minimumFractionDigits: 2, maximumFractionDigits: 4 };
}

function isShownExactly(text: string, options: Intl.NumberFormatOptions): boolean {
  const fraction = text.split(".")[1] ?? "";
  if (options.notation === "compact") return false;
  if (options.maximumSignificantDigits !== undefined) {
    return fraction.replace(/^0+/, "").length <= options.maximumSignificantDigits;
  }
  return fraction.length <= (options.maximumFractionDigits ?? 0);
}
