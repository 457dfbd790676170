// One file for every template: graph-cli compiles each file that a manifest names on its own, with all that it imports.

export {
  handleCancel,
  handleConsecutiveTransfer,
  handleOnConsumption,
  handleRedeem,
  handleTokenStatusChanged,
  handleTransfer,
} from "./mappings/erc721-tickets";
export {
  handleOnConsumption as handleAmountConsumed,
  handleTransferBatch,
  handleTransferSingle,
} from "./mappings/erc1155-tickets";
export {
  handleEventCancelled,
  handleEventPublished,
  handleEventRescheduled,
  handlePrimarySale,
  handleTicketRefunded,
  handleTierPublished,
  handleTierUpdated,
  handleTokenStatusChanged as handleDeclaredStatus,
  handleTransfer as handleDeclaredTransfer,
} from "./mappings/event-tickets";
export { handleEventCreated } from "./mappings/get-event-factory";
export {
  handleCheckedIn,
  handleClaimed,
  handleEventDataSet,
  handleEventDataUpdated,
  handleInvalidated,
  handleSale,
  handleScanned,
  handleTransfer as handleGetTransfer,
} from "./mappings/get-event-tickets";
export {
  handleBannedAccountAdded,
  handleBannedAccountRemoved,
  handleCollectionBoundary,
  handleTokenBoundary,
} from "./mappings/payment-processor";
export {
  handleCancelKey,
  handleExpirationDifference,
  handleExpirationMoved,
  handleExpirationSet,
  handleExpireKey,
  handleKeyExtended,
  handleLockConfig,
  handleLockMetadata,
  handlePricingChanged,
  handleRenewKeyPurchase,
  handleRoleGranted,
  handleTransfer as handleKeyTransfer,
} from "./mappings/public-lock";
export { handleTicketContractCreated } from "./mappings/ticket-factory";
export {
  handleBidCancelled,
  handleBidPlaced,
  handleListed,
  handleListingCancelled,
  handleListingPriceChanged,
  handleResold,
} from "./mappings/ticket-market";
export { handleLockUpgraded, handleNewLock } from "./mappings/unlock-factory";
