export { handleEventCancelled, handleEventPublished, handleEventRescheduled } from "./event-tickets/events";
export { handleTransfer } from "./event-tickets/movements";
export { handlePrimarySale } from "./event-tickets/primary-sales";
export { handleTicketRefunded, handleTokenStatusChanged } from "./event-tickets/statuses";
export { handleTierPublished, handleTierUpdated } from "./event-tickets/tiers";
