import { graphql } from "../../generated/gql.ts";

export const EventsQuery = graphql(`
  query Events($first: Int!, $after: String, $where: EventFilter, $orderBy: EventOrder) {
    events(first: $first, after: $after, where: $where, orderBy: $orderBy) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...EventRow
      }
    }
  }

  fragment EventRow on Event {
    id
    chainId
    contract
    eventId
    name
    artist
    city
    country
    timeZone
    startsAt
    status
    capacity
    salesSummary {
      primaryCount
      unpricedPrimaryCount
      complimentaryCount
      refundCount
      resaleCount
      resoldTicketCount
      resaleShare {
        value
        reason
      }
      revenue {
        primaryGross {
          ...Amount
        }
        resaleGross {
          ...Amount
        }
      }
      freshness {
        ...Age
      }
    }
    markup {
      measuredCount
      median {
        value
        reason
      }
    }
  }

  fragment Amount on Money {
    raw
    amount
    currency {
      id
      address
      symbol
      decimals
    }
  }

  fragment InFiat on FiatValue {
    fiat
    amount
    rate
    rateSources
    rateAgeSeconds
  }

  fragment Age on Freshness {
    block
    blockTime
    indexedBlock
    lagSeconds
    methodologyVersion
  }
`);
