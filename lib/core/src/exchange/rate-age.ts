const ISO_CODE = /^[A-Z]{3}$/;

/** A rate of a coin or token may be an hour old, one between two currencies off the chain a day. */
const MAXIMUM_AGE_SECONDS = 3600;
const MAXIMUM_FIAT_AGE_SECONDS = 86_400;

/**
 * For how long after its time a rate is known of: too old to use, it makes the reason FX_STALE instead of FX_MISSING.
 * Bounded, so that a figure depends on no rate further back.
 */
export const RATE_REACH_SECONDS = 7 * 86_400;

/** For how many seconds after its time a rate of this currency may be used. */
export function maximumRateAge(currency: string): number {
  return ISO_CODE.test(currency) ? MAXIMUM_FIAT_AGE_SECONDS : MAXIMUM_AGE_SECONDS;
}
