import { graphql } from "../../generated/index.ts";

/** Markup of an event's resales in every slice, and the price caps on record for its country. */
export const EventResaleQuery = graphql(`
  query EventResale($chainId: Int!, $contract: Address!, $eventId: BigInt!, $basis: MarkupBasis) {
    event(chainId: $chainId, contract: $contract, eventId: $eventId) {
      id
      markupReport(basis: $basis) {
        basis
        fiat
        overall {
          ...SliceFigures
          washSuspectCount
          excluded {
            reason
            saleCount
          }
          valueWeighted {
            value
            reason
          }
          excessPaid {
            ...Amount
          }
          excessReason
          sellerMargin {
            median {
              value
              reason
            }
            measuredCount
            giftCount
          }
          finalHolderMarkup {
            value
            reason
          }
          finalHolderCount
          resaleRate {
            value
            reason
          }
          sellerCount
          sellerConcentration {
            value
            reason
          }
          topSellerShare {
            value
            reason
          }
        }
        byTier {
          tier {
            id
            name
          }
          figures {
            ...SliceFigures
          }
        }
        byHop {
          hop
          figures {
            ...SliceFigures
          }
        }
        byLeadTime {
          leadTime
          figures {
            ...SliceFigures
          }
        }
        freshness {
          ...Age
        }
      }
      resaleRules {
        rules {
          key
          jurisdiction
          name
          status
          capMultiplier
          sourceUrl
          measuredCount
          aboveCount
          aboveShare {
            value
            reason
          }
          excess {
            ...Amount
          }
        }
      }
    }
  }

  fragment SliceFigures on MarkupFigures {
    measuredCount
    median {
      value
      reason
    }
    medianLow {
      value
    }
    medianHigh {
      value
    }
    p90 {
      value
      reason
    }
    aboveFace {
      share {
        value
        reason
      }
    }
    belowFace {
      share {
        value
        reason
      }
    }
    aboveCap {
      share {
        value
        reason
      }
    }
  }
`);
