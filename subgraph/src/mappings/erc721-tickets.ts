export { handleConsecutiveTransfer, handleTransfer } from "./erc721-tickets/movements";
export {
  handleCancel,
  handleOnConsumption,
  handleRedeem,
  handleTokenStatusChanged,
} from "./erc721-tickets/statuses";
