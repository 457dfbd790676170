export { erc721TicketsAbi } from "./erc721-tickets.ts";
export { erc1155TicketsAbi } from "./erc1155-tickets.ts";
export { getEventFactoryAbi } from "./get-event-factory.ts";
export { getEventTicketsAbi } from "./get-event-tickets.ts";
export { paymentProcessorAbi } from "./payment-processor.ts";
export { publicLockAbi } from "./public-lock.ts";
export { seaportAbi } from "./seaport.ts";
export { unlockFactoryAbi } from "./unlock-factory.ts";
