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
          ...ComparedFigures
          excluded {
            reason
            saleCount
          }
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
          sellerCount
          sellerConcentration {
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
        wash {
          confirmedCount
          suspectCount
          serviceCount
          unnumberedCount
          fundingReason
          reason
        }
        freshness {
          ...Age
        }
      }
      adjusted: markupReport(basis: $basis, adjustment: WASH_ADJUSTED) {
        overall {
          ...SliceFigures
          ...ComparedFigures
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

  fragment ComparedFigures on MarkupFigures {
    resaleCount
    valueWeighted {
      value
      reason
    }
    excessPaid {
      ...Amount
    }
    excessReason
    resaleRate {
      value
      reason
    }
    topSellerShare {
      value
      reason
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
