import { graphql } from "../../generated/gql.ts";

export const EventOverviewQuery = graphql(`
  query EventOverview($chainId: Int!, $contract: Address!, $eventId: BigInt!) {
    event(chainId: $chainId, contract: $contract, eventId: $eventId) {
      id
      chainId
      contract
      family
      eventId
      name
      artist
      category
      venue
      city
      country
      timeZone
      salesStart
      startsAt
      endsAt
      status
      capacity
      organizer {
        id
        address
      }
      salesSummary {
        primaryCount
        unpricedPrimaryCount
        complimentaryCount
        refundCount
        resaleCount
        unpricedResaleCount
        resoldTicketCount
        checkedInCount
        resaleShare {
          value
          reason
        }
        revenue {
          primaryGross {
            ...Amount
          }
          refunds {
            ...Amount
          }
          resaleGross {
            ...Amount
          }
          royalties {
            ...Amount
          }
          organizerNet {
            ...Amount
          }
        }
        freshness {
          ...Age
        }
      }
      markup {
        resaleCount
        measuredCount
        median {
          value
          reason
        }
        medianLow {
          value
          reason
        }
        medianHigh {
          value
          reason
        }
        p90 {
          value
          reason
        }
      }
    }
  }
`);

export const EventChartsQuery = graphql(`
  query EventCharts($chainId: Int!, $contract: Address!, $eventId: BigInt!) {
    event(chainId: $chainId, contract: $contract, eventId: $eventId) {
      id
      timeZone
      salesByDay {
        isTruncated
        freshness {
          ...Age
        }
        days {
          day
          primaryCount
          complimentaryCount
          resaleCount
          refundCount
          primaryGross {
            ...Amount
          }
          resaleGross {
            ...Amount
          }
        }
      }
      resalePoints {
        timestamp
        quantity
        price {
          ...Amount
        }
        faceValue {
          ...Amount
        }
        capPrice {
          ...Amount
        }
        markup {
          value
          reason
        }
      }
      markup {
        resaleCount
        measuredCount
        priceUnknownCount
        faceUnknownCount
        faceZeroCount
        mixedCurrencyCount
        washSuspectCount
        median {
          value
          reason
        }
        medianLow {
          value
          reason
        }
        medianHigh {
          value
          reason
        }
        p90 {
          value
          reason
        }
        aboveFaceShare {
          value
          reason
        }
        belowFaceShare {
          value
          reason
        }
        aboveCapShare {
          value
          reason
        }
        distribution {
          lowerBps
          upperBps
          saleCount
        }
      }
    }
  }
`);

export const EventSalesQuery = graphql(`
  query EventSales(
    $chainId: Int!
    $contract: Address!
    $eventId: BigInt!
    $first: Int!
    $after: String
    $where: SaleFilter
  ) {
    event(chainId: $chainId, contract: $contract, eventId: $eventId) {
      id
      sales(first: $first, after: $after, where: $where) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          kind
          chainId
          contract
          seller
          buyer
          ticket {
            id
          }
          tokenId
          quantity
          ticketType {
            id
            name
          }
          price {
            ...Amount
          }
          fiatPrice {
            ...InFiat
          }
          priceSource
          priceUnknownReason
          faceValue {
            ...Amount
          }
          fiatFaceValue {
            ...InFiat
          }
          markup {
            value
            reason
          }
          isEstimated
          transactionHash
          block
          timestamp
        }
      }
    }
  }
`);
