export {
  handleExpirationDifference,
  handleExpirationMoved,
  handleExpirationSet,
  handleKeyExtended,
  handleRenewKeyPurchase,
} from "./public-lock/expirations";
export { handleTransfer } from "./public-lock/movements";
export { handleCancelKey, handleExpireKey } from "./public-lock/statuses";
export {
  handleLockConfig,
  handleLockMetadata,
  handlePricingChanged,
  handleRoleGranted,
} from "./public-lock/terms";
