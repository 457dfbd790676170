interface Money {
  readonly raw: string;
}

interface Ratio {
  readonly value: string | null;
  readonly reason: string | null;
}

export interface EventAnswer {
  readonly event: {
    readonly name: string;
    readonly status: string;
    readonly capacity: string;
    readonly issuedCount: string;
    readonly salesSummary: {
      readonly primaryCount: string;
      readonly complimentaryCount: string;
      readonly refundCount: string;
      readonly resaleCount: string;
      readonly resoldTicketCount: string;
      readonly checkedInCount: string;
      readonly primaryBuyerCount: string;
      readonly resaleBuyerCount: string;
      readonly resaleShare: Ratio;
      readonly freshness: { readonly block: string | null };
      readonly revenue: readonly {
        readonly currency: { readonly address: string | null };
        readonly primaryGross: Money;
        readonly primaryFees: Money;
        readonly refunds: Money;
        readonly resaleGross: Money;
        readonly royalties: Money;
        readonly marketplaceFees: Money;
        readonly sellerProceeds: Money;
        readonly organizerNet: Money;
      }[];
    };
    readonly salesSeries: {
      readonly points: readonly { readonly primaryCount: string; readonly resaleCount: string }[];
    };
    readonly tierSales: readonly {
      readonly ticketType: { readonly tierId: string } | null;
      readonly revenue: readonly {
        readonly currency: { readonly address: string | null };
        readonly primaryGross: Money;
      }[];
    }[];
    readonly feeBreakdown: {
      readonly totals: readonly {
        readonly kind: "PRIMARY" | "SECONDARY";
        readonly gross: Money & { readonly currency: { readonly address: string | null } };
        readonly unattributed: Money;
        readonly roles: readonly { readonly role: string; readonly amount: Money }[];
      }[];
    };
    readonly salesByDay: {
      readonly days: readonly { readonly day: string; readonly primaryCount: string }[];
    };
    readonly markup: {
      readonly resaleCount: string;
      readonly measuredCount: string;
      readonly median: Ratio;
      readonly aboveCapShare: Ratio;
      readonly washSuspectCount: string;
      readonly distribution: readonly { readonly lowerBps: number; readonly saleCount: string }[];
    };
    readonly markupReport: {
      readonly overall: {
        readonly valueWeighted: Ratio;
        readonly trimmed: Ratio;
        readonly excessPaid: Money | null;
        readonly excessReason: string | null;
      };
    };
  };
}

/** Every figure of one event's page. */
export const EVENT_QUERY = `query Event($chainId: Int!, $contract: Address!, $eventId: BigInt!) {
  event(chainId: $chainId, contract: $contract, eventId: $eventId) {
    name status capacity issuedCount
    salesSummary {
      primaryCount complimentaryCount refundCount resaleCount resoldTicketCount checkedInCount
      primaryBuyerCount resaleBuyerCount
      resaleShare { value reason }
      freshness { block }
      revenue {
        currency { address }
        primaryGross { raw } primaryFees { raw } refunds { raw } resaleGross { raw } royalties { raw }
        marketplaceFees { raw } sellerProceeds { raw } organizerNet { raw }
      }
    }
    salesSeries(interval: WEEK) { points { primaryCount resaleCount } }
    tierSales { ticketType { tierId } revenue { currency { address } primaryGross { raw } } }
    feeBreakdown { totals {
      kind gross { raw currency { address } } unattributed { raw } roles { role amount { raw } }
    } }
    salesByDay { days { day primaryCount } }
    markup {
      resaleCount measuredCount washSuspectCount
      median { value reason }
      aboveCapShare { value reason }
      distribution { lowerBps saleCount }
    }
    markupReport(basis: TOKEN) {
      overall {
        valueWeighted { value reason }
        trimmed { value reason }
        excessPaid { raw }
        excessReason
      }
    }
  }
}`;
