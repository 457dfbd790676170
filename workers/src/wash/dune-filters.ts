import { compareFacts, type WashSale } from "./wash-facts.ts";
import { MONTH_SECONDS } from "./wash-verdict.ts";

/** Over all time, or with the 30 days' window of the later version. */
export type DuneVariant = "ALL_TIME" | "30_DAYS";

/** Who first sent a wallet money, whoever that is, and whether that sender is an exchange, bridge or mixer. */
export interface DuneFunding {
  firstFunderOf(wallet: string): string | null;
  isLabelled(wallet: string): boolean;
}

export interface DuneOptions {
  readonly variant: DuneVariant;
  /** Null without funding data. */
  readonly funding: DuneFunding | null;
  /** Transactions with a flash loan; null when not known. */
  readonly flashLoans: ReadonlySet<string> | null;
}

/** Null: the filter has no data. */
export interface DuneFlags {
  readonly sameBuyerSeller: boolean;
  readonly backAndForth: boolean;
  readonly threeTimes: boolean;
  readonly sameFunder: boolean | null;
  readonly flashLoan: boolean | null;
  readonly isWashTrade: boolean;
}

/**
 * Baseline: the filters of Dune's `nft.wash_trades` on the resales, all of them, by id. Source: hildobby and kasiafi,
 * duneanalytics/spellbook, macros nft_wash_trades (all time) and nft_wash_trades_time_window (30 days). Its trades are resales, so
 * primary sales are left out; filter 3 is for tickets with a number of their own (ERC-721).
 */
export function duneFilters(
  sales: readonly WashSale[],
  { variant, funding, flashLoans }: DuneOptions,
): Map<string, DuneFlags> {
  const trades = sales.filter(({ kind }) => kind === "SECONDARY").toSorted(compareFacts);
  const [returned, repeated] = [new Set<WashSale>(), new Set<WashSale>()];
  const isInTime = (first: WashSale, last: WashSale) =>
    variant === "ALL_TIME" || last.time - first.time <= MONTH_SECONDS;
  for (const own of Map.groupBy(trades, ({ token }) => token).values()) {
    if (variant === "ALL_TIME") addPairs(returned, own);
    else addFirstReturns(returned, own);
    for (const side of ["buyer", "seller"] as const) addRepeats(repeated, own, side, isInTime);
  }
  return new Map(
    trades.map((trade) => {
      const flags = {
        sameBuyerSeller: trade.buyer === trade.seller,
        backAndForth: returned.has(trade),
        threeTimes: repeated.has(trade),
        sameFunder: funding === null ? null : hasSameFunder(trade, funding),
        flashLoan: flashLoans === null ? null : flashLoans.has(trade.transaction),
      };
      return [trade.id, { ...flags, isWashTrade: Object.values(flags).includes(true) }];
    }),
  );
}

/** Filter 2 over all time: another trade of the token, or the trade itself, has these parties the other way round. */
function addPairs(found: Set<WashSale>, trades: readonly WashSale[]): void {
  const pairs = new Set(trades.map(({ seller, buyer }) => `${seller} ${buyer}`));
  for (const trade of trades) if (pairs.has(`${trade.buyer} ${trade.seller}`)) found.add(trade);
}

/** Filter 2 within the window: a trade and the first one after it with its parties the other way round. */
function addFirstReturns(found: Set<WashSale>, trades: readonly WashSale[]): void {
  const next = new Map<string, WashSale>();
  for (const trade of trades.toReversed()) {
    const back = next.get(`${trade.buyer} ${trade.seller}`);
    if (back !== undefined && back.time - trade.time <= MONTH_SECONDS) found.add(trade).add(back);
    next.set(`${trade.seller} ${trade.buyer}`, trade);
  }
}

/** Filter 3: one of three trades in a row that one wallet bought, or sold. Over all time, of three or more at all. */
function addRepeats(
  found: Set<WashSale>,
  trades: readonly WashSale[],
  side: "buyer" | "seller",
  isInTime: (first: WashSale, last: WashSale) => boolean,
): void {
  const numbered = trades.filter(({ ticket }) => ticket !== null);
  for (const own of Map.groupBy(numbered, (trade) => trade[side]).values()) {
    for (const [place, last] of own.entries()) {
      const first = own[place - 2];
      if (first === undefined || !isInTime(first, last)) continue;
      for (const trade of own.slice(place - 2, place + 1)) found.add(trade);
    }
  }
}

/** Filter 4: both first funders are known and not labelled, and are one, or one party's funder is the other. */
function hasSameFunder({ buyer, seller }: WashSale, funding: DuneFunding): boolean {
  const [ofBuyer, ofSeller] = [funding.firstFunderOf(buyer), funding.firstFunderOf(seller)];
  if (ofBuyer === null || ofSeller === null) return false;
  if (funding.isLabelled(ofBuyer) || funding.isLabelled(ofSeller)) return false;
  return ofBuyer === ofSeller || ofBuyer === seller || ofSeller === buyer;
}
