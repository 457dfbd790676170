export {
  type DeployReferenceOptions,
  type DeployWallet,
  deployReference,
  type ReferenceDeployment,
} from "./deploy-reference.ts";
export { eventTicketsAbi, eventTicketsBytecode } from "./generated/event-tickets.ts";
export { testStablecoinAbi, testStablecoinBytecode } from "./generated/test-stablecoin.ts";
export { ticketFactoryAbi, ticketFactoryBytecode } from "./generated/ticket-factory.ts";
export { ticketMarketAbi, ticketMarketBytecode } from "./generated/ticket-market.ts";
