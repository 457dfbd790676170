import { graphql } from "../../generated/gql.ts";

export const SalesSpanQuery = graphql(`
  query SalesSpan($chainId: Int!, $contract: Address!, $eventId: BigInt!) {
    event(chainId: $chainId, contract: $contract, eventId: $eventId) {
      id
      salesSeries(interval: DAY) {
        isTruncated
        points {
          start
        }
      }
    }
  }
`);

export const SalesTabQuery = graphql(`
  query SalesTab(
    $chainId: Int!
    $contract: Address!
    $eventId: BigInt!
    $interval: SalesInterval!
    $tier: BigInt
  ) {
    event(chainId: $chainId, contract: $contract, eventId: $eventId) {
      id
      ticketTypes {
        id
        tierId
        name
      }
      salesSeries(interval: $interval, tier: $tier) {
        interval
        isTruncated
        points {
          start
          primaryCount
          complimentaryCount
          resaleCount
          refundCount
          buyerCount
        }
        amounts {
          start
          primaryGross {
            ...Amount
          }
          resaleGross {
            ...Amount
          }
        }
      }
      tierSales {
        ticketType {
          id
          name
        }
        primaryCount
        complimentaryCount
        refundCount
        resaleCount
        primaryBuyerCount
        resaleBuyerCount
        revenue {
          primaryGross {
            ...Amount
          }
          resaleGross {
            ...Amount
          }
          organizerNet {
            ...Amount
          }
        }
      }
      salesSummary {
        primaryBuyerCount
        resaleBuyerCount
        fiatRevenue {
          fiat
          primaryGross {
            ...FiatSum
          }
          refunds {
            ...FiatSum
          }
          resaleGross {
            ...FiatSum
          }
          royalties {
            ...FiatSum
          }
          marketplaceFees {
            ...FiatSum
          }
          organizerNet {
            ...FiatSum
          }
        }
        freshness {
          ...Age
        }
      }
      feeBreakdown {
        totals {
          kind
          gross {
            ...Amount
          }
          unattributed {
            ...Amount
          }
          saleCount
          undividedSaleCount
          roles {
            role
            amount {
              ...Amount
            }
            recipientCount
            recipients {
              recipient
              amount {
                ...Amount
              }
              partCount
            }
          }
          royalty {
            comparedCount
            unknownCount
            reason
            paid {
              ...Amount
            }
            due {
              ...Amount
            }
            shortfall {
              ...Amount
            }
          }
        }
      }
    }
  }

  fragment FiatSum on FiatAmount {
    amount
    reason
    convertedAmount
    unconvertedCount
  }
`);
