import type { Address } from "viem";
import type { OrganizerAction } from "./organizer-actions.ts";
import type { TradeAction } from "./trade-actions.ts";
import type { TransferAction } from "./transfer-actions.ts";

/** What any account can do, a contract wallet too. */
export type CallAction = OrganizerAction | TradeAction | TransferAction;

/** Anyone may create an owner's wallet; see `contractWalletAddress` for where it will be. */
export interface CreateContractWallet {
  readonly kind: "createContractWallet";
  readonly owner: Address;
  readonly salt: bigint;
}

/** The owner lets the contract wallet do one or several things in one transaction. Native coin comes along with the call. */
export interface CallFromWallet {
  readonly kind: "callFromWallet";
  readonly wallet: Address;
  readonly calls: readonly CallAction[];
}

export interface UserOperation {
  readonly wallet: Address;
  /** Who pays for the gas; null for the wallet itself. */
  readonly paymaster: Address | null;
  readonly calls: readonly CallAction[];
  /** Creates the wallet first. */
  readonly creation?: { readonly owner: Address; readonly salt: bigint };
}

/** A bundler (the caller) has the ERC-4337 EntryPoint run operations of contract wallets. */
export interface HandleUserOperations {
  readonly kind: "handleUserOperations";
  readonly operations: readonly UserOperation[];
}

export type AccountAction = CreateContractWallet | CallFromWallet | HandleUserOperations;
