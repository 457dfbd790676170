/** A wallet on its chain. */
export interface WalletPlace {
  readonly chainId: number;
  readonly address: string;
}

const MAX_CHAIN_ID = 2 ** 31 - 1;

/** Reads a wallet's place from the address of the page; null when it cannot be one. */
export function parseWalletPlace(params: Record<keyof WalletPlace, string>): WalletPlace | null {
  const chainId = /^\d{1,10}$/.test(params.chainId) ? Number(params.chainId) : null;
  if (chainId === null || chainId > MAX_CHAIN_ID) return null;
  return /^0x[0-9a-fA-F]{40}$/.test(params.address) ? { chainId, address: params.address } : null;
}
