import { graphql } from "../../generated/gql.ts";

export const TicketQuery = graphql(`
  query Ticket($chainId: Int!, $contract: Address!, $tokenId: BigInt!) {
    ticket(chainId: $chainId, contract: $contract, tokenId: $tokenId) {
      id
      chainId
      contract
      tokenId
      owner
      status
      faceValue {
        ...Amount
      }
      lastSalePrice {
        ...Amount
      }
      transferCount
      resaleCount
      ticketType {
        id
        name
      }
      event {
        id
        chainId
        contract
        eventId
        name
        timeZone
      }
    }
  }
`);

export const TicketHistoryQuery = graphql(`
  query TicketHistory($chainId: Int!, $contract: Address!, $tokenId: BigInt!, $first: Int!, $after: String) {
    ticket(chainId: $chainId, contract: $contract, tokenId: $tokenId) {
      id
      history(first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          __typename
          transactionHash
          logIndex
          block
          timestamp
          ... on TicketIssued {
            holder
          }
          ... on TicketTransferred {
            kind
            from
            to
          }
          ... on TicketSold {
            sale {
              id
              kind
              seller
              buyer
              price {
                ...Amount
              }
              fiatPrice {
                ...InFiat
              }
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
            }
          }
          ... on TicketListed {
            seller
            price {
              ...Amount
            }
          }
          ... on TicketPriceChanged {
            seller
            price {
              ...Amount
            }
          }
          ... on TicketDelisted {
            seller
            price {
              ...Amount
            }
            end
          }
          ... on TicketStatusChanged {
            status
            holder
            refund {
              ...Amount
            }
          }
        }
      }
    }
  }
`);
