import type { Dossier, LogPlace } from "./dossier.ts";
import { measured, type Signal, unknown } from "./signal.ts";

const SHORT_LIFE_SECONDS = 7 * 86_400;
/** A wallet that had sent more transactions before its first purchase has a life of its own. */
const MOST_BEFORE = 3;

/**
 * Wallets of the entity that were new at their first purchase (three transactions or fewer before it), bought within one week, resold,
 * and did nothing else with tickets: no check-in, no gift either way.
 */
export const throwawayWallets: Signal = {
  code: "NET-03",
  family: "NET",
  version: 1,
  measure(dossier) {
    const known = dossier.wallets.filter(({ nonceAtFirstPurchase }) => nonceAtFirstPurchase !== null);
    if (known.length === 0) return unknown("LOW_N");
    const fresh = known.filter(({ nonceAtFirstPurchase }) => (nonceAtFirstPurchase ?? 0) <= MOST_BEFORE);
    const lives = fresh.map(({ wallet }) => lifeOf(wallet, dossier)).filter((life) => life !== null);
    return measured(lives.length, lives.flat());
  },
};

/** The wallet's purchases and sales; null when it is not thrown away. */
function lifeOf(wallet: number, dossier: Dossier): { at: LogPlace }[] | null {
  const isOwn = (item: { wallet: number }) => item.wallet === wallet;
  const bought = dossier.acquisitions.filter(isOwn);
  const sold = dossier.resales.filter(isOwn);
  const [first] = bought;
  const last = bought.at(-1);
  if (first === undefined || last === undefined || sold.length === 0) return null;
  if (last.at.time - first.at.time > SHORT_LIFE_SECONDS) return null;
  if (bought.some(({ how }) => how === "GIFT")) return null;
  if (dossier.gifts.some(isOwn) || dossier.ends.some(isOwn)) return null;
  return [...bought, ...sold];
}
