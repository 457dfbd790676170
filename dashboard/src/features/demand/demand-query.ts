import { graphql } from "../../generated/gql.ts";

export const EventDemandQuery = graphql(`
  query EventDemand($chainId: Int!, $contract: Address!, $eventId: BigInt!) {
    event(chainId: $chainId, contract: $contract, eventId: $eventId) {
      id
      orderBook {
        isOpen
        reason
        books {
          currency {
            id
            symbol
          }
          askCount
          askTicketCount
          sellerCount
          bestAsk {
            ...Amount
          }
          medianAsk {
            ...Amount
          }
          getInPrice {
            ...Amount
          }
          getInReason
          depth {
            withinPercent
            ticketCount
          }
          floorToFace {
            value
            reason
          }
          getInPremium {
            value
            reason
          }
          bidCount
          bidTicketCount
          bestBid {
            ...Amount
          }
          spread {
            value
            reason
          }
          asks {
            price {
              ...Amount
            }
            orderCount
            ticketCount
          }
          bids {
            price {
              ...Amount
            }
            orderCount
            ticketCount
          }
        }
      }
      demand {
        heldCount
        soldCount
        sellThrough {
          value
          reason
        }
        saleAge {
          value
          reason
        }
        velocity {
          value
          reason
        }
        buyerCount
        buyerRatio {
          value
          reason
        }
        openListingCount
        listedTicketCount
        listingRatio {
          value
          reason
        }
        windows {
          hours
          soldCount
          resoldCount
        }
        absorption {
          value
          reason
        }
        daysOfSupply {
          value
          reason
        }
        index {
          value {
            value
            reason
          }
          cohort {
            level
            category
            sizeClass
            lead
            eventCount
          }
          terms {
            name
            weight
            figure {
              value
              reason
            }
            median
            z {
              value
              reason
            }
          }
        }
        freshness {
          ...Age
        }
      }
    }
  }
`);
