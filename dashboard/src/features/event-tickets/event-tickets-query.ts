import { graphql } from "../../generated/gql.ts";

export const EventTicketsQuery = graphql(`
  query EventTickets($chainId: Int!, $contract: Address!, $eventId: BigInt!) {
    event(chainId: $chainId, contract: $contract, eventId: $eventId) {
      id
      timeZone
      ticketFigures {
        ticketCount
        unnumberedCount
        byStatus {
          status
          ticketCount
        }
        byTransfers {
          times
          isOrMore
          ticketCount
        }
        byResales {
          times
          isOrMore
          ticketCount
        }
        admittingCount
        listedCount
        listedShare {
          value
          reason
        }
        timeToFirstResale {
          ticketCount
          p25Seconds
          medianSeconds
          p75Seconds
          reason
        }
        freshness {
          ...Age
        }
      }
      attendance {
        expectedCount
        checkedInCount
        checkedInShare {
          value
          reason
        }
        noShowCount
        noShowShare {
          value
          reason
        }
        unnumberedUseCount
        originalHolderCount
        resaleHolderCount
        otherHolderCount
        resaleHolderShare {
          value
          reason
        }
        checkIns {
          start
          ticketCount
        }
      }
    }
  }
`);
