const MONEY = "{ raw amount currency { id chainId kind address symbol decimals } }";
const RATIO = "{ value reason }";
const FRESHNESS =
  "freshness { block blockTime indexedBlock headBlock lagSeconds computedAt methodologyVersion }";
const PAGE_INFO = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";

export const EVENT_FIELDS = `
  id chainId contract contractName family eventId organizer { id chainId address } name artist category venue city country timeZone fiat
  salesStart startsAt endsAt status capacity issuedCount`;

export const TICKET_TYPE_FIELDS = `
  id tierId name price ${MONEY} fee ${MONEY} supply issuedCount walletLimit resaleCapBps`;

const FIAT_VALUE = "{ fiat amount rate rateSources rateAgeSeconds reason }";

export const SALE_FIELDS = `
  id chainId kind contract tokenId quantity seller buyer payer price ${MONEY} priceSource priceUnknownReason
  royalty ${MONEY} royaltyDue ${MONEY} fee ${MONEY} proceeds ${MONEY} fees { role recipient amount ${MONEY} }
  fiatPrice ${FIAT_VALUE} fiatFaceValue ${FIAT_VALUE} faceValue ${MONEY} faceValueSource markup ${RATIO} capPrice ${MONEY} excess ${MONEY} isEstimated bundleSize isWashSuspect wash { verdict reason codes evidence { code saleId transactionHash } } marketplace
  transactionHash logIndex block timestamp`;

export const TICKET_FIELDS = `
  id chainId contract tokenId owner status faceValue ${MONEY} faceValueSource expiresAt transferCount resaleCount
  lastSalePrice ${MONEY}`;

const FIAT_AMOUNT = "{ amount reason convertedAmount convertedCount unconvertedCount }";
const REVENUE = `{ currency { id } primaryGross ${MONEY} primaryFees ${MONEY} refunds ${MONEY} resaleGross ${MONEY}
    royalties ${MONEY} marketplaceFees ${MONEY} sellerProceeds ${MONEY} organizerNet ${MONEY}
    primarySplitUnknownCount resaleSplitUnknownCount reason }`;

const EVENT_ARGUMENTS = "($chainId: Int!, $contract: Address!, $number: BigInt!)";
const EVENT = "event(chainId: $chainId, contract: $contract, eventId: $number)";

export const EVENT_QUERY = `query ${EVENT_ARGUMENTS} { ${EVENT} {
  ${EVENT_FIELDS} ticketTypes { ${TICKET_TYPE_FIELDS} }
  sales(first: 100) { totalCount ${PAGE_INFO} nodes { id } edges { cursor node { id } } } } }`;

export const SUMMARY_QUERY = `query ${EVENT_ARGUMENTS} { ${EVENT} { salesSummary {
  primaryCount unpricedPrimaryCount complimentaryCount refundCount resaleCount unpricedResaleCount resoldTicketCount checkedInCount primaryBuyerCount
  resaleBuyerCount resaleShare ${RATIO} ${FRESHNESS}
  revenue ${REVENUE}
  fiatRevenue { fiat primaryGross ${FIAT_AMOUNT} primaryFees ${FIAT_AMOUNT} refunds ${FIAT_AMOUNT} resaleGross ${FIAT_AMOUNT}
    royalties ${FIAT_AMOUNT} marketplaceFees ${FIAT_AMOUNT} sellerProceeds ${FIAT_AMOUNT} organizerNet ${FIAT_AMOUNT} } } } }`;

export const SALES_HISTORY_QUERY = `query ($chainId: Int!, $contract: Address!, $number: BigInt!, $interval: SalesInterval = DAY,
  $from: Date, $to: Date, $tier: BigInt) { ${EVENT} {
    salesSeries(interval: $interval, from: $from, to: $to, tier: $tier) { interval isTruncated ${FRESHNESS}
      points { start primaryCount complimentaryCount resaleCount refundCount primaryBuyerCount resaleBuyerCount buyerCount }
      amounts { start currency { id } primaryGross ${MONEY} resaleGross ${MONEY} refunds ${MONEY} } }
    tierSales { ticketType { id tierId } primaryCount unpricedPrimaryCount complimentaryCount refundCount resaleCount
      unpricedResaleCount primaryBuyerCount resaleBuyerCount revenue ${REVENUE} } } }`;

export const FEES_QUERY = `query ${EVENT_ARGUMENTS} { ${EVENT} { feeBreakdown { ${FRESHNESS}
  totals { kind gross ${MONEY} attributed ${MONEY} unattributed ${MONEY} saleCount undividedSaleCount
    roles { role amount ${MONEY} partCount recipientCount recipients { recipient amount ${MONEY} partCount } }
    royalty { comparedCount unknownCount paid ${MONEY} due ${MONEY} shortfall ${MONEY} reason } } } } }`;

/** The ticket contract serves as an address like any other. */
export const WALLET_QUERY = `query ($chainId: Int!, $contract: Address!, $role: WalletRole) {
  wallet(chainId: $chainId, address: $contract) { id chainId address
    profile { primaryBoughtCount resaleBoughtCount complimentaryCount unpricedBoughtCount primarySoldCount resoldCount
      unpricedResoldCount faceComparedCount aboveFaceCount givenCount receivedCount heldCount checkedInCount refundCount
      boughtEventCount attendedEventCount firstSeenAt lastSeenAt ${FRESHNESS}
      money { currency { id } spentPrimary ${MONEY} spentResale ${MONEY} refunded ${MONEY} primaryEarned ${MONEY}
        resaleGross ${MONEY} resaleEarned ${MONEY} royaltiesDeducted ${MONEY} splitUnknownCount matchedCount giftCount
        costUnknownCount unnumberedCount matchedEarned ${MONEY} matchedCost ${MONEY} realizedProfit ${MONEY}
        realizedProfitReason } }
    tickets(first: 2) { totalCount ${PAGE_INFO} nodes { id ownerWallet { id } } edges { cursor node { id } } }
    sales(first: 2, role: $role) { totalCount ${PAGE_INFO} nodes { id } edges { cursor node { id } } } } }`;

export const MARKUP_QUERY = `query ${EVENT_ARGUMENTS} { ${EVENT} { markup {
  basis resaleCount measuredCount priceUnknownCount faceUnknownCount faceZeroCount mixedCurrencyCount washSuspectCount median ${RATIO} medianLow ${RATIO}
  medianHigh ${RATIO} p90 ${RATIO} valueWeighted ${RATIO} aboveFaceShare ${RATIO} belowFaceShare ${RATIO}
  aboveCapShare ${RATIO} distribution { lowerBps upperBps saleCount }
  byDay { day measuredCount median ${RATIO} p90 ${RATIO} } ${FRESHNESS} } } }`;

const SHARE = `{ share ${RATIO} low ${RATIO} high ${RATIO} ifPricesLower ${RATIO} ifPricesHigher ${RATIO} }`;
const FIGURES = `resaleCount measuredCount washSuspectCount excluded { reason saleCount } median ${RATIO} medianLow ${RATIO}
  medianHigh ${RATIO} p90 ${RATIO} valueWeighted ${RATIO} trimmed ${RATIO} aboveFace ${SHARE} belowFace ${SHARE}
  aboveCap ${SHARE} excessPaid ${MONEY} excessReason sellerMargin { median ${RATIO} measuredCount giftCount
    splitUnknownCount costUnknownCount costZeroCount costUnconvertedCount }
  finalHolderMarkup ${RATIO} finalHolderCount resaleRate ${RATIO} sellerCount sellerConcentration ${RATIO} topSellerShare ${RATIO}`;

export const REPORT_QUERY = `query (
  $chainId: Int!, $contract: Address!, $number: BigInt!, $basis: MarkupBasis = TOKEN, $adjustment: MarkupAdjustment! = RAW
) { ${EVENT} { markupReport(basis: $basis, adjustment: $adjustment) {
  basis adjustment fiat overall { ${FIGURES} }
  byTier { tier { id } figures { resaleCount resaleRate ${RATIO} } }
  byHop { hop figures { resaleCount resaleRate ${RATIO} } }
  byLeadTime { leadTime reason figures { resaleCount median ${RATIO} p90 ${RATIO} } }
  distribution { lowerBps upperBps saleCount }
  byDay { day measuredCount median ${RATIO} p90 ${RATIO} }
  wash { resaleCount confirmedCount suspectCount serviceCount unnumberedCount fundingReason reason ${FRESHNESS} } ${FRESHNESS} } } }`;

export const RULES_QUERY = `query ${EVENT_ARGUMENTS} { ${EVENT} { resaleRules { rules {
  key jurisdiction name validFrom validTo base capMultiplier transactionCostCap platformFeeRule scope volumeRule exemptions
  status sourceUrl verifiedAt resaleCount measuredCount aboveCount excluded { reason saleCount } aboveShare ${RATIO}
  aboveShareLow ${RATIO} aboveShareHigh ${RATIO} excess ${MONEY} reason } ${FRESHNESS} } } }`;

export const SERIES_QUERY = `query ($chainId: Int!, $contract: Address!, $number: BigInt!, $from: Date, $to: Date) {
  ${EVENT} {
    salesByDay(from: $from, to: $to) { isTruncated ${FRESHNESS}
      days { day currency { id } primaryCount complimentaryCount resaleCount refundCount
        primaryGross ${MONEY} resaleGross ${MONEY} } }
    resalePoints { timestamp quantity isEstimated price ${MONEY} faceValue ${MONEY} capPrice ${MONEY} markup ${RATIO} } } }`;

export const TICKET_QUERY = `query ${EVENT_ARGUMENTS} {
  ticket(chainId: $chainId, contract: $contract, tokenId: $number) {
    ${TICKET_FIELDS} event { id } ticketType { id }
    sales(first: 2) { totalCount ${PAGE_INFO} nodes { id } edges { cursor node { id } } } } }`;

export const HISTORY_QUERY = `query ${EVENT_ARGUMENTS} {
  ticket(chainId: $chainId, contract: $contract, tokenId: $number) {
    history(first: 50) { totalCount ${PAGE_INFO} edges { cursor node { block } } nodes {
      __typename transactionHash logIndex block timestamp
      ... on TicketIssued { transactionHash logIndex block timestamp holder }
      ... on TicketTransferred { transactionHash logIndex block timestamp kind from to delivers { id } }
      ... on TicketSold { transactionHash logIndex block timestamp sale { id } }
      ... on TicketListed { transactionHash logIndex block timestamp seller price ${MONEY} }
      ... on TicketPriceChanged { transactionHash logIndex block timestamp seller price ${MONEY} }
      ... on TicketDelisted { transactionHash logIndex block timestamp seller price ${MONEY} end }
      ... on TicketStatusChanged { transactionHash logIndex block timestamp status holder refund ${MONEY} } } } } }`;

export const TICKETS_QUERY = `query ${EVENT_ARGUMENTS} { ${EVENT} { ticketFigures {
  ticketCount unnumberedCount byStatus { status ticketCount } byTransfers { times isOrMore ticketCount }
  byResales { times isOrMore ticketCount } admittingCount listedCount listedShare ${RATIO}
  timeToFirstResale { ticketCount p25Seconds medianSeconds p75Seconds reason } ${FRESHNESS} } } }`;

export const HOLDERS_QUERY = `query ($chainId: Int!, $contract: Address!, $number: BigInt!, $orderBy: EventHolderOrder) { ${EVENT} {
  holderFigures { heldCount holderCount mostHeld byTicketsHeld { from to holderCount } meanHeld ${RATIO} topTenShare ${RATIO}
    gini ${RATIO} hhi ${RATIO} buyerCount newBuyerCount returningBuyerCount returningBuyerShare ${RATIO}
    networkReturningBuyerCount networkReturningBuyerShare ${RATIO} ${FRESHNESS} }
  holders(first: 10, orderBy: $orderBy) { totalCount ${PAGE_INFO} nodes { chainId wallet ticketCount }
    edges { cursor node { wallet } } } } }`;

export const ATTENDANCE_QUERY = `query ${EVENT_ARGUMENTS} { ${EVENT} { attendance {
  expectedCount checkedInCount checkedInShare ${RATIO} noShowCount noShowShare ${RATIO} unnumberedCount unnumberedUseCount
  originalHolderCount resaleHolderCount otherHolderCount resaleHolderShare ${RATIO} firstCheckInAt lastCheckInAt
  checkIns { start ticketCount } ${FRESHNESS} } } }`;

export const SALES_QUERY = `{ sales { totalCount ${PAGE_INFO} edges { cursor node { id } }
  nodes { ${SALE_FIELDS} ticket { id } event { id } ticketType { id } } } }`;

const BOOK = `{ ticketType { id } currency { id } askCount askTicketCount sellerCount bestAsk ${MONEY} medianAsk ${MONEY}
  getInPrice ${MONEY} getInReason depth { withinPercent ticketCount } floorToFace ${RATIO} getInPremium ${RATIO} bidCount
  bidTicketCount bidderCount selfBidCount bestBid ${MONEY} spread ${RATIO}
  asks { price ${MONEY} orderCount ticketCount } bids { price ${MONEY} orderCount ticketCount } }`;

export const ORDER_BOOK_QUERY = `query ${EVENT_ARGUMENTS} { ${EVENT} { orderBook {
  isOpen reason books ${BOOK} tierBooks ${BOOK} ${FRESHNESS} } } }`;

export const DEMAND_QUERY = `query ${EVENT_ARGUMENTS} { ${EVENT} { demand {
  heldCount primaryCount releasedCount soldCount sellThrough ${RATIO} onSaleAt saleAge ${RATIO} velocity ${RATIO} buyerCount
  buyerRatio ${RATIO} soldOutAt openListingCount listedTicketCount listingRatio ${RATIO}
  tiers { ticketType { id } supply heldCount soldCount sellThrough ${RATIO} }
  windows { hours soldCount resoldCount meanOpenListings } absorption ${RATIO} daysOfSupply ${RATIO}
  market { start soldCount resoldCount listedCount openListingCount }
  index { value ${RATIO} asOf cohort { level category sizeClass lead eventCount } ${FRESHNESS}
    terms { name weight figure ${RATIO} median eventCount z ${RATIO} } } ${FRESHNESS} } } }`;

export const EVENTS_QUERY = `{ events { totalCount ${PAGE_INFO} edges { cursor node { id } }
  nodes { id organizer { events(first: 1) { totalCount nodes { id } } } } } }`;

export const NETWORKS_QUERY = `{ networks { chainId name indexedBlock indexedBlockTime headBlock finalizedBlock
  updatedAt state errorCode issueCount
  newestIssues { contract log reason transactionHash block timestamp }
  lastAudit { block blockHash blockTime isFinalized isComplete populationCount sampledCount checkedCount equalCount
    differenceCount unansweredCount rateBelow startedAt finishedAt
    differences { contract tokenId subject field indexed chain } } } }`;

export const RATES_QUERY = `query ($chainId: Int!, $contract: String!) {
  exchangeRates(chainId: $chainId, currency: $contract, fiat: "EUR") { source time rate } }`;

const LOGS = "{ transactionHash logIndex block }";
const REASON = `{ code family value threshold percentile contribution formulaVersion asOfBlock evidenceCount evidence(first: 2) ${LOGS} }`;
export const FLAG_FIELDS = `chainId entity band probability head limitProbability commercialProbability washProbability logit intercept
  severity { ticketsOverLimit overCap ${MONEY} } priority reasons ${REASON} innocence ${REASON} gaps { code reason }
  walletCount members { wallet roles } confidence linkCount
  links { first second weight families { family weight count through } evidence ${LOGS} }
  history { change block band probability walletCount isWithdrawn modelVersion methodologyVersion recordedAt }
  asOfBlock modelVersion ${FRESHNESS}`;

export const FLAG_QUERY = `query ($chainId: Int!, $contract: Address!) {
  flag(chainId: $chainId, wallet: $contract) { ${FLAG_FIELDS} } }`;

export const FLAGS_QUERY = `query ($first: Int = 2, $after: String, $last: Int, $before: String, $where: FlagFilter) {
  flags(first: $first, after: $after, last: $last, before: $before, where: $where) {
    totalCount reason ${PAGE_INFO} networks { chainId reason ${FRESHNESS} }
    edges { cursor node { entity } } nodes { chainId entity band priority } } }`;

export const NODE_QUERY = `query ($id: ID!) { node(id: $id) { __typename id } }`;
export const NODES_QUERY = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`;

/** Together they select every field of the schema. */
export const WHOLE_QUERIES: readonly string[] = [
  EVENT_QUERY,
  SUMMARY_QUERY,
  MARKUP_QUERY,
  REPORT_QUERY,
  RULES_QUERY,
  SERIES_QUERY,
  SALES_HISTORY_QUERY,
  FEES_QUERY,
  WALLET_QUERY,
  TICKET_QUERY,
  HISTORY_QUERY,
  TICKETS_QUERY,
  HOLDERS_QUERY,
  ATTENDANCE_QUERY,
  ORDER_BOOK_QUERY,
  DEMAND_QUERY,
  SALES_QUERY,
  EVENTS_QUERY,
  NETWORKS_QUERY,
  RATES_QUERY,
  FLAG_QUERY,
  FLAGS_QUERY,
  NODE_QUERY,
  NODES_QUERY,
];
