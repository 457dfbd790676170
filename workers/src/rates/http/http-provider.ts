import { AppError } from "@facevalue/core";
import { z } from "zod";
import { parseRate } from "../parse-rate.ts";
import type { RateProvider, RateRequest, ToldRate } from "../rate-provider.ts";
import { FETCH_LIMITS, type FetchLimits, fetchJson } from "./fetch-json.ts";

export interface HttpPair {
  readonly currency: string;
  readonly fiat: string;
  /** What the service calls the currency; its name here unless given. */
  readonly as?: string | undefined;
}

export interface HttpOptions {
  readonly name: string;
  readonly chainId: number | null;
  /** URL in which {currency}, {fiat}, {from}, {to} (unix seconds) and {key} are replaced. */
  readonly url: string;
  /** {key} is replaced in their values. */
  readonly headers: Readonly<Record<string, string>>;
  readonly key: string;
  readonly pairs: readonly HttpPair[];
  readonly everySeconds: number;
  readonly limits?: FetchLimits;
}

const sample = z.object({
  time: z.int().nonnegative().max(253_402_300_799),
  rate: z.union([z.string(), z.number()]),
});
const answer = z.object({ rates: z.array(sample) }).or(sample.transform((one) => ({ rates: [one] })));

/** A web service that answers one pair with `{"rates": [{"time": 1780000000, "rate": "2500.12"}]}`, or one such rate. */
export function httpProvider(options: HttpOptions): RateProvider {
  const { name, chainId, everySeconds, pairs } = options;
  return {
    name,
    chainId,
    pairs,
    everySeconds,
    async read(request) {
      const rates: ToldRate[] = [];
      for (const pair of pairs) rates.push(...(await readPair(options, pair, request)));
      return rates;
    },
  };
}

async function readPair(
  options: HttpOptions,
  pair: HttpPair,
  { from, signal }: RateRequest,
): Promise<ToldRate[]> {
  const { currency, fiat } = pair;
  const to = Math.floor(Date.now() / 1000);
  const values = {
    currency: pair.as ?? currency,
    fiat,
    from: String(Math.min(to, Math.max(0, Math.floor(from(currency, fiat))))),
    to: String(to),
    key: options.key,
  };
  const url = fill(options.url, values, encodeURIComponent);
  const headers = Object.fromEntries(
    Object.entries(options.headers).map(([name, value]) => [name, fill(value, values, String)]),
  );
  const parsed = answer.safeParse(await fetchJson({ url, headers, signal }, options.limits ?? FETCH_LIMITS));
  const fail = (problem: string) => {
    const { host } = new URL(url);
    return new AppError(
      "RATES_UNUSABLE",
      `the exchange rates of ${host} for ${currency} in ${fiat} cannot be used: ${problem}`,
    );
  };
  if (!parsed.success)
    throw fail('the answer is not of the form {"rates": [{"time": seconds, "rate": "…"}]}');
  const rates = new Map<number, ToldRate>();
  for (const one of parsed.data.rates) {
    const rate = parseRate(String(one.rate));
    if (rate === null) throw fail(`the rate at ${one.time} is no decimal number over 0`);
    if (one.time > to + 60) throw fail(`the rate at ${one.time} is in the future`);
    rates.set(one.time, { currency, fiat, time: one.time, rate });
  }
  return [...rates.values()];
}

function fill(
  template: string,
  values: Readonly<Record<string, string>>,
  encode: (value: string) => string,
): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : encode(value);
  });
}
