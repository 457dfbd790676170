import type { Address } from "viem";
import type { Controller } from "./controller.ts";
import type { FewEntries } from "./few-entries.ts";

/** An account of somebody. Money in native coin is not counted: everybody has enough of it. */
export interface Wallet {
  readonly address: Address;
  readonly controller: Controller;
  /** Owner of a contract wallet (ERC-4337) and the salt that it was made with; null for an account with a key. */
  readonly contract: { readonly owner: Address; readonly salt: bigint } | null;
  /** Wei that it gives above the base fee for a unit of gas. */
  readonly tip: bigint;
  readonly role: "tickets" | "purse";
  isCreated: boolean;
  /** Unix seconds at which it first received money; null before. */
  fundedAt: number | null;
  readonly balances: FewEntries<Address, bigint>;
  /** What the market owes it. */
  readonly proceeds: FewEntries<Address, bigint>;
  /** What ticket contracts owe it for refunds. */
  readonly refunds: FewEntries<Address, bigint>;
  /** Spenders and operators that it has let take money or tickets; null before the first. */
  approvals: Set<string> | null;
  /** Tickets that ever arrived. */
  tickets: number;
  /** Where it sends what it takes off the chain: an address that only it, or only its controller, deposits to. */
  deposit: Wallet | null;
}
