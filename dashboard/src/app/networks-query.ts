import { graphql } from "../generated/gql.ts";

export const NetworksQuery = graphql(`
  query Networks {
    networks {
      chainId
      name
      indexedBlock
      indexedBlockTime
      headBlock
      updatedAt
      state
      errorCode
      lastAudit {
        block
        checkedCount
        differenceCount
        finishedAt
      }
    }
  }
`);
