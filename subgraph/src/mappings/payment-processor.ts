export { handleBannedAccountAdded, handleBannedAccountRemoved } from "./payment-processor/banned-accounts";
export { handleCollectionBoundary, handleTokenBoundary } from "./payment-processor/price-boundaries";
