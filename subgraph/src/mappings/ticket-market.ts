export { handleBidCancelled, handleBidPlaced } from "./ticket-market/bids";
export { handleListed, handleListingCancelled, handleListingPriceChanged } from "./ticket-market/listings";
export { handleResold } from "./ticket-market/resales";
