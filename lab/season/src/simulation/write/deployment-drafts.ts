import { ticketFactoryBytecode, ticketMarketAbi, ticketMarketBytecode } from "@facevalue/contracts";
import {
  simulatedBridgeBytecode,
  simulatedCurrencyAbi,
  simulatedCurrencyBytecode,
  simulatedDisperserBytecode,
  simulatedEntryPointBytecode,
  simulatedEscrowBytecode,
  simulatedPaymasterBytecode,
  simulatedWalletFactoryAbi,
  simulatedWalletFactoryBytecode,
} from "@facevalue/contracts/simulation";
import { type Address, encodeDeployData, type Hex } from "viem";
import { BASE_FEE } from "../actions/world-block.ts";
import type { WorldCurrency, WorldDeployment } from "../actions/world-deployment.ts";
import { type DraftTransaction, draftTransaction } from "./draft-transaction.ts";
import { MARKET_FEE_BPS } from "./state/market-state.ts";

const GAS = 8_000_000n;
const ESTIMATE = 3_000_000n;

/** The transactions of block 1: the deployer creates the world's contracts in the order of their addresses. */
export function deploymentDrafts(deployment: WorldDeployment): DraftTransaction[] {
  const { chainId, deployer: from } = deployment;
  return deploymentsOf(deployment).map(({ contractAddress, data }, nonce) =>
    draftTransaction(chainId, {
      from,
      to: null,
      contractAddress,
      nonce,
      gasPrice: BASE_FEE,
      gas: GAS,
      value: 0n,
      data,
      logs: [],
      gasUsed: ESTIMATE,
    }),
  );
}

function deploymentsOf(deployment: WorldDeployment): { contractAddress: Address; data: Hex }[] {
  const { factory, market, currencies, disperser, bridge, escrow, entryPoint, paymaster } = deployment;
  return [
    { contractAddress: factory, data: ticketFactoryBytecode },
    { contractAddress: market, data: marketCode(deployment) },
    ...currencies.map((currency) => ({ contractAddress: currency.account, data: currencyCode(currency) })),
    { contractAddress: disperser, data: simulatedDisperserBytecode },
    { contractAddress: bridge, data: simulatedBridgeBytecode },
    { contractAddress: escrow, data: simulatedEscrowBytecode },
    { contractAddress: entryPoint, data: simulatedEntryPointBytecode },
    { contractAddress: paymaster, data: simulatedPaymasterBytecode },
    { contractAddress: deployment.walletFactory, data: walletFactoryCode(entryPoint) },
  ];
}

function marketCode({ marketOwner }: WorldDeployment): Hex {
  const args = [marketOwner, MARKET_FEE_BPS] as const;
  return encodeDeployData({ abi: ticketMarketAbi, bytecode: ticketMarketBytecode, args });
}

function currencyCode({ name, symbol, decimals }: WorldCurrency): Hex {
  const args = [name, symbol, decimals] as const;
  return encodeDeployData({ abi: simulatedCurrencyAbi, bytecode: simulatedCurrencyBytecode, args });
}

function walletFactoryCode(entryPoint: Address): Hex {
  const args = [entryPoint] as const;
  return encodeDeployData({
    abi: simulatedWalletFactoryAbi,
    bytecode: simulatedWalletFactoryBytecode,
    args,
  });
}
