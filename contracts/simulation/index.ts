export { simulatedBridgeAbi, simulatedBridgeBytecode } from "../generated/simulation/simulated-bridge.ts";
export {
  simulatedCurrencyAbi,
  simulatedCurrencyBytecode,
} from "../generated/simulation/simulated-currency.ts";
export {
  simulatedDisperserAbi,
  simulatedDisperserBytecode,
} from "../generated/simulation/simulated-disperser.ts";
export {
  simulatedEntryPointAbi,
  simulatedEntryPointBytecode,
} from "../generated/simulation/simulated-entry-point.ts";
export { simulatedEscrowAbi, simulatedEscrowBytecode } from "../generated/simulation/simulated-escrow.ts";
export { simulatedPaymasterBytecode } from "../generated/simulation/simulated-paymaster.ts";
export { simulatedWalletAbi } from "../generated/simulation/simulated-wallet.ts";
export {
  simulatedWalletFactoryAbi,
  simulatedWalletFactoryBytecode,
} from "../generated/simulation/simulated-wallet-factory.ts";
