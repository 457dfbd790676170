import type { EvidenceRow } from "../facts/evidence.ts";

export const ROLE_KINDS = [
  "ORGANIZER",
  "MARKETPLACE",
  "HUB",
  "DISPERSER",
  "RELAYER",
  "CUSTODIAL",
  "CONTRACT_WALLET",
] as const;

/**
 * What a wallet is besides a fan. ORGANIZER: organizer or box office. MARKETPLACE: marketplace or escrow. HUB: exchange, faucet or bridge that
 * funds or collects for the public. DISPERSER: contract that pays many for its caller. RELAYER: sends or pays gas for others (relayer, paymaster,
 * bundler). CUSTODIAL: holds tickets of a platform's customers. CONTRACT_WALLET: a contract that is its owner's wallet.
 */
export type RoleKind = (typeof ROLE_KINDS)[number];

export interface Role {
  /** Wallet number. */
  readonly wallet: number;
  readonly kind: RoleKind;
  /** Every rule that holds, at least one. */
  readonly evidence: readonly RoleEvidence[];
}

export interface RoleEvidence {
  /** For example PUBLISHED_EVENTS. */
  readonly rule: string;
  readonly value: number;
  /** From which value on the rule holds. */
  readonly threshold: number;
  /** Up to ten rows that it rests on, oldest first. */
  readonly rows: readonly EvidenceRow[];
}

/** The roles of a network. A wallet can have several. */
export interface Roles {
  readonly all: readonly Role[];
  /** Bit `ROLE_KINDS.indexOf(kind)` is set, by wallet number. */
  readonly bits: Uint8Array;
}

export function hasRole({ bits }: Roles, wallet: number, kind: RoleKind): boolean {
  return ((bits[wallet] ?? 0) & (1 << ROLE_KINDS.indexOf(kind))) !== 0;
}

/** Whether the wallet may be suspected at all: everybody but those whose role is to serve others. */
export function isSubject({ bits }: Roles, wallet: number): boolean {
  return ((bits[wallet] ?? 0) & ~CONTRACT_WALLET_BIT) === 0;
}

const CONTRACT_WALLET_BIT = 1 << ROLE_KINDS.indexOf("CONTRACT_WALLET");
