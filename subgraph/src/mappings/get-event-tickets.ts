export { handleEventDataSet, handleEventDataUpdated } from "./get-event-tickets/events";
export { handleSale, handleTransfer } from "./get-event-tickets/movements";
export {
  handleCheckedIn,
  handleClaimed,
  handleInvalidated,
  handleScanned,
} from "./get-event-tickets/statuses";
