import { DOLLAR_TOKEN, ETHER, HUGE_TOKEN, type TicketCurrency } from "./currencies.ts";
import type { WorldContext } from "./world-context.ts";

/** Resales below face value. */
const SHARE_BELOW_FACE = 0.28;
/** Resales of tickets priced in the native coin that are paid in a token. */
const SHARE_OTHER_CURRENCY = 0.1;
/** More would not fit into 256 bits. */
const HIGHEST_MARKUP_OF_HUGE = 1.3;
/** What comes for free is resold for something. */
const CENTS_OF_COMP = 2000;

/** What a holder asks for, or is given, for a ticket of that face value. */
export function resalePrice(
  { random }: WorldContext,
  face: TicketCurrency,
  faceCents: number,
): { currency: Buffer; price: bigint } {
  const place = random();
  const drawn = place < SHARE_BELOW_FACE ? 0.6 + 0.4 * random() : 1 + 1.5 * random() ** 3;
  const factor = face === HUGE_TOKEN ? Math.min(drawn, HIGHEST_MARKUP_OF_HUGE) : drawn;
  const currency = face === ETHER && random() < SHARE_OTHER_CURRENCY ? DOLLAR_TOKEN : face;
  const cents = Math.round((faceCents === 0 ? CENTS_OF_COMP : faceCents) * factor);
  return { currency: currency.id, price: BigInt(cents) * currency.unitsPerCent };
}
