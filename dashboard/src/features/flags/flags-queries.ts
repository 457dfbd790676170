import { graphql } from "../../generated/gql.ts";

export const FlagsQuery = graphql(`
  query Flags($first: Int!, $after: String, $where: FlagFilter) {
    flags(first: $first, after: $after, where: $where) {
      totalCount
      reason
      pageInfo {
        hasNextPage
        endCursor
      }
      networks {
        chainId
        reason
      }
      nodes {
        ...FlagRow
      }
    }
  }

  fragment FlagRow on Flag {
    chainId
    entity
    band
    probability
    walletCount
    severity {
      ...Stake
    }
    reasons {
      code
      contribution
    }
    asOfBlock
  }

  fragment Stake on FlagSeverity {
    ticketsOverLimit
    overCap {
      ...Amount
    }
  }
`);

export const FlagQuery = graphql(`
  query FlagPage($chainId: Int!, $address: Address!, $logs: Int!) {
    flag(chainId: $chainId, wallet: $address) {
      chainId
      entity
      band
      probability
      head
      logit
      intercept
      severity {
        ...Stake
      }
      reasons {
        ...Reason
      }
      innocence {
        ...Reason
      }
      gaps {
        code
        reason
      }
      walletCount
      members(first: 50) {
        wallet
        roles
      }
      confidence
      linkCount
      links(first: 20) {
        first
        second
        weight
        families {
          family
          weight
          count
        }
      }
      history(first: 50) {
        change
        block
        band
        probability
        walletCount
        isWithdrawn
        modelVersion
        methodologyVersion
        recordedAt
      }
      asOfBlock
      modelVersion
      freshness {
        ...Age
      }
    }
  }

  fragment Reason on FlagReason {
    code
    family
    value
    threshold
    percentile
    contribution
    formulaVersion
    evidenceCount
    evidence(first: $logs) {
      transactionHash
      logIndex
      block
    }
  }
`);

export const EventChoicesQuery = graphql(`
  query EventChoices {
    events(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);
