export { type Address, isAddress, NATIVE_CURRENCY, toAddress } from "./address.ts";
export { AppError, type AppErrorOptions, describeError, exitCodeOf } from "./app-error.ts";
export {
  type Configuration,
  readConfiguration,
  SETTINGS,
  type SecretName,
  type SettingName,
} from "./configuration.ts";
export {
  COHORT_LEVELS,
  type CohortLevel,
  type CohortTraits,
  cohortTraits,
  SMALLEST_COHORT,
  traitsAt,
} from "./demand/demand-cohort.ts";
export {
  absorptionAt,
  type DemandStanding,
  type DemandState,
  demandFigures,
} from "./demand/demand-figures.ts";
export {
  type CohortFigure,
  DEMAND_TERMS,
  DEMAND_WEIGHTS,
  type DemandFigure,
  type DemandFigures,
  type DemandIndex,
  type DemandTerm,
  type DemandTermName,
  demandIndex,
} from "./demand/demand-index.ts";
export {
  BUCKET_SECONDS,
  DAY_SECONDS,
  type MarketBucket,
  type MarketWindow,
  sumWindow,
  windowStart,
} from "./demand/market-window.ts";
export { addSale, type VelocityState, velocityAt } from "./demand/sales-velocity.ts";
export {
  allocateEvidence,
  decodeEvidence,
  type EvidenceLog,
  encodeEvidence,
  writeEvidence,
} from "./detection/evidence-log.ts";
export { divideHalfEven } from "./divide-half-even.ts";
export { ERROR_CODES, type ErrorCode } from "./error-code.ts";
export { fiatDecimals } from "./exchange/fiat-decimals.ts";
export { maximumRateAge, RATE_REACH_SECONDS } from "./exchange/rate-age.ts";
export {
  type Conversion,
  type Converted,
  type ExchangeRate,
  type PricedCurrency,
  RateBook,
} from "./exchange/rate-book.ts";
export { BRIDGE_CURRENCY, type CurrencyPair, pairsThrough } from "./exchange/rate-chain.ts";
export { createForwardingLogger, writeForwarded } from "./forwarded-log.ts";
export { fromHex, toHex } from "./hex.ts";
export { createLogger, type LogDestination, type LogFormat, type Logger, silentLogger } from "./logger.ts";
export { compareBigints, medianOf } from "./median.ts";
export { networkSchema } from "./network-schema.ts";
export { NULL_REASONS, type NullReason } from "./null-reason.ts";
export { redactUrl } from "./redact-url.ts";
export { Shutdown } from "./shutdown.ts";
