/** A sum in an event's own currency; amounts in its displayed unit. */
export interface FiatSum {
  readonly amount: string | null;
  readonly reason: string | null;
  readonly convertedAmount: string | null;
  readonly convertedCount: string;
  readonly unconvertedCount: string;
}

interface Ratio {
  readonly value: string | null;
}

const ITEMS = [
  "primaryGross",
  "primaryFees",
  "refunds",
  "resaleGross",
  "royalties",
  "marketplaceFees",
  "sellerProceeds",
  "organizerNet",
] as const;

export interface FiatAnswer {
  readonly event: {
    readonly salesSummary: {
      readonly fiatRevenue: { readonly fiat: string } & {
        readonly [Item in (typeof ITEMS)[number]]: FiatSum;
      };
    };
    readonly markupReport: {
      readonly fiat: string | null;
      readonly overall: {
        readonly resaleCount: string;
        readonly measuredCount: string;
        readonly median: Ratio;
        readonly valueWeighted: Ratio;
        readonly excessPaid: { readonly raw: string } | null;
        readonly sellerMargin: {
          readonly median: Ratio;
          readonly measuredCount: string;
          readonly giftCount: string;
        };
      };
    };
  };
}

const SUM = "{ amount reason convertedAmount convertedCount unconvertedCount }";

/** Every figure of an event that is in its own currency. */
export const FIAT_QUERY = `query Event($chainId: Int!, $contract: Address!, $eventId: BigInt!) {
  event(chainId: $chainId, contract: $contract, eventId: $eventId) {
    salesSummary { fiatRevenue { fiat ${ITEMS.map((item) => `${item} ${SUM}`).join(" ")} } }
    markupReport(basis: FIAT) {
      fiat
      overall {
        resaleCount measuredCount median { value } valueWeighted { value } excessPaid { raw }
        sellerMargin { median { value } measuredCount giftCount }
      }
    }
  }
}`;
