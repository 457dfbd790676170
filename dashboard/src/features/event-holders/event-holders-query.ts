import { graphql } from "../../generated/gql.ts";

export const EventHoldersQuery = graphql(`
  query EventHolders($chainId: Int!, $contract: Address!, $eventId: BigInt!) {
    event(chainId: $chainId, contract: $contract, eventId: $eventId) {
      id
      holderFigures {
        heldCount
        holderCount
        mostHeld
        byTicketsHeld {
          from
          to
          holderCount
        }
        meanHeld {
          value
          reason
        }
        topTenShare {
          value
          reason
        }
        gini {
          value
          reason
        }
        hhi {
          value
          reason
        }
        buyerCount
        newBuyerCount
        returningBuyerCount
        returningBuyerShare {
          value
          reason
        }
        networkReturningBuyerCount
        networkReturningBuyerShare {
          value
          reason
        }
        freshness {
          ...Age
        }
      }
    }
  }
`);

export const HolderListQuery = graphql(`
  query HolderList($chainId: Int!, $contract: Address!, $eventId: BigInt!, $first: Int!, $after: String) {
    event(chainId: $chainId, contract: $contract, eventId: $eventId) {
      id
      holders(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          chainId
          wallet
          ticketCount
        }
      }
    }
  }
`);
