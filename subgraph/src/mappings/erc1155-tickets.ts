export { handleTransferBatch, handleTransferSingle } from "./erc1155-tickets/movements";
export { handleOnConsumption } from "./erc1155-tickets/uses";
