/** Where an event is on its chain; the variables of every query about it. */
export interface EventPlace {
  readonly chainId: number;
  readonly contract: string;
  readonly eventId: string;
}

const MAX_CHAIN_ID = 2 ** 31 - 1;

/** Reads an event's place from the address; null when it cannot be one. */
export function parseEventPlace(params: Record<keyof EventPlace, string>): EventPlace | null {
  const { contract, eventId } = params;
  const chainId = /^\d{1,10}$/.test(params.chainId) ? Number(params.chainId) : null;
  if (chainId === null || chainId > MAX_CHAIN_ID) return null;
  if (!/^0x[0-9a-fA-F]{40}$/.test(contract) || !/^\d{1,78}$/.test(eventId)) return null;
  return { chainId, contract, eventId };
}
