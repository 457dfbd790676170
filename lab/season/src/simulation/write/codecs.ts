import { eventTicketsAbi, ticketFactoryAbi, ticketMarketAbi } from "@facevalue/contracts";
import {
  simulatedBridgeAbi,
  simulatedCurrencyAbi,
  simulatedDisperserAbi,
  simulatedEntryPointAbi,
  simulatedEscrowAbi,
  simulatedWalletAbi,
  simulatedWalletFactoryAbi,
} from "@facevalue/contracts/simulation";
import { type AbiCodec, createAbiCodec } from "./abi-codec.ts";

export const factoryCodec: AbiCodec = createAbiCodec(ticketFactoryAbi);
export const ticketsCodec: AbiCodec = createAbiCodec(eventTicketsAbi);
export const marketCodec: AbiCodec = createAbiCodec(ticketMarketAbi);
export const currencyCodec: AbiCodec = createAbiCodec(simulatedCurrencyAbi);
export const disperserCodec: AbiCodec = createAbiCodec(simulatedDisperserAbi);
export const bridgeCodec: AbiCodec = createAbiCodec(simulatedBridgeAbi);
export const escrowCodec: AbiCodec = createAbiCodec(simulatedEscrowAbi);
export const walletCodec: AbiCodec = createAbiCodec(simulatedWalletAbi);
export const walletFactoryCodec: AbiCodec = createAbiCodec(simulatedWalletFactoryAbi);
export const entryPointCodec: AbiCodec = createAbiCodec(simulatedEntryPointAbi);
