import { type Address, encodeDeployData, type Hex } from "viem";
import {
  batchMintTicketsAbi,
  batchMintTicketsBytecode,
} from "../../generated/fixtures/batch-mint-tickets.ts";
import {
  consumableTicketsAbi,
  consumableTicketsBytecode,
} from "../../generated/fixtures/consumable-tickets.ts";
import { getEventFactoryAbi, getEventFactoryBytecode } from "../../generated/fixtures/get-event-factory.ts";
import { getEventTicketsAbi, getEventTicketsBytecode } from "../../generated/fixtures/get-event-tickets.ts";
import {
  paymentProcessorEmitterAbi,
  paymentProcessorEmitterBytecode,
} from "../../generated/fixtures/payment-processor-emitter.ts";
import { routerAbi, routerBytecode } from "../../generated/fixtures/router.ts";
import { statusTicketsAbi, statusTicketsBytecode } from "../../generated/fixtures/status-tickets.ts";
import { ticketsByAmountAbi, ticketsByAmountBytecode } from "../../generated/fixtures/tickets-by-amount.ts";
import { callsOf } from "./calls.ts";
import { deploy, type MarketClient, type Sender } from "./transact.ts";

export const getEventFactoryCalls = callsOf(getEventFactoryAbi);
export const getTicketsCalls = callsOf(getEventTicketsAbi);
export const statusTicketsCalls = callsOf(statusTicketsAbi);
export const consumableTicketsCalls = callsOf(consumableTicketsAbi);
export const batchMintTicketsCalls = callsOf(batchMintTicketsAbi);
export const ticketsByAmountCalls = callsOf(ticketsByAmountAbi);
export const paymentProcessorCalls = callsOf(paymentProcessorEmitterAbi);
export const routerCalls = callsOf(routerAbi);

/** Where tickets are sold at one price. Money in wei or the currency's smallest unit. */
export interface BoxOffice {
  readonly organizer: Address;
  /** The zero address for the native coin. */
  readonly currency: Address;
  readonly price: bigint;
  /** Basis points of ERC-2981. */
  readonly royaltyBps: bigint;
}

export function deployGetEventFactory(client: MarketClient, deployer: Sender): Promise<Address> {
  return deploy(client, deployer, getEventFactoryBytecode);
}

/** GET's ticket contract alone, without the factory. */
export function deployGetTickets(client: MarketClient, deployer: Sender, name: string): Promise<Address> {
  const args = [name, "GET"] as const;
  return deploy(
    client,
    deployer,
    encodeDeployData({ abi: getEventTicketsAbi, bytecode: getEventTicketsBytecode, args }),
  );
}

/** ERC-7439 tickets that only the partner may resell. */
export function deployStatusTickets(
  client: MarketClient,
  deployer: Sender,
  partner: Address,
): Promise<Address> {
  const args = [partner] as const;
  return deploy(
    client,
    deployer,
    encodeDeployData({ abi: statusTicketsAbi, bytecode: statusTicketsBytecode, args }),
  );
}

export function deployConsumableTickets(client: MarketClient, deployer: Sender): Promise<Address> {
  return deploy(client, deployer, consumableTicketsBytecode);
}

/** ERC-721 tickets of ERC-2309 and ERC-2981. */
export function deployBatchMintTickets(
  client: MarketClient,
  deployer: Sender,
  sale: BoxOffice,
): Promise<Address> {
  return deploy(client, deployer, deployData(batchMintTicketsAbi, batchMintTicketsBytecode, sale));
}

/** ERC-1155 tickets of ERC-2981. */
export function deployTicketsByAmount(
  client: MarketClient,
  deployer: Sender,
  sale: BoxOffice,
): Promise<Address> {
  return deploy(client, deployer, deployData(ticketsByAmountAbi, ticketsByAmountBytecode, sale));
}

export function deployPaymentProcessor(client: MarketClient, deployer: Sender): Promise<Address> {
  return deploy(client, deployer, paymentProcessorEmitterBytecode);
}

/** A contract that buys for somebody and hands on what it bought; its calls may go to several contracts. */
export function deployRouter(client: MarketClient, deployer: Sender): Promise<Address> {
  return deploy(client, deployer, routerBytecode);
}

function deployData(
  abi: typeof batchMintTicketsAbi | typeof ticketsByAmountAbi,
  bytecode: Hex,
  { organizer, currency, price, royaltyBps }: BoxOffice,
): Hex {
  return encodeDeployData({ abi, bytecode, args: [organizer, currency, price, royaltyBps] });
}
