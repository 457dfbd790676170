import { parseEventPlace } from "../event/event-place.ts";

/** Where a ticket is on its chain; the variables of every query about it. */
export interface TicketPlace {
  readonly chainId: number;
  readonly contract: string;
  readonly tokenId: string;
}

/** Reads a ticket's place from the address; null when it cannot be one. */
export function parseTicketPlace(params: Record<keyof TicketPlace, string>): TicketPlace | null {
  const place = parseEventPlace({ ...params, eventId: params.tokenId });
  return place && { chainId: place.chainId, contract: place.contract, tokenId: place.eventId };
}
