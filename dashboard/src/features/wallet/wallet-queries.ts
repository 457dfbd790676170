import { graphql } from "../../generated/gql.ts";

export const WalletQuery = graphql(`
  query WalletPage($chainId: Int!, $address: Address!, $tickets: Int!, $sales: Int!) {
    wallet(chainId: $chainId, address: $address) {
      id
      address
      profile {
        primaryBoughtCount
        resaleBoughtCount
        complimentaryCount
        primarySoldCount
        resoldCount
        faceComparedCount
        aboveFaceCount
        givenCount
        receivedCount
        heldCount
        checkedInCount
        refundCount
        boughtEventCount
        attendedEventCount
        firstSeenAt
        lastSeenAt
        money {
          currency {
            id
          }
          spentPrimary {
            ...Amount
          }
          spentResale {
            ...Amount
          }
          refunded {
            ...Amount
          }
          primaryEarned {
            ...Amount
          }
          resaleEarned {
            ...Amount
          }
          royaltiesDeducted {
            ...Amount
          }
          matchedCount
          giftCount
          costUnknownCount
          realizedProfit {
            ...Amount
          }
          realizedProfitReason
        }
        freshness {
          ...Age
        }
      }
      tickets(first: $tickets) {
        totalCount
        pageInfo {
          hasNextPage
        }
        nodes {
          id
          chainId
          contract
          tokenId
          status
          event {
            id
            chainId
            contract
            eventId
            name
          }
          ticketType {
            id
            name
          }
          faceValue {
            ...Amount
          }
          lastSalePrice {
            ...Amount
          }
          resaleCount
        }
      }
      sales(first: $sales) {
        totalCount
        pageInfo {
          hasNextPage
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
          event {
            id
            name
          }
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
