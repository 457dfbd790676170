import { type Address, zeroAddress } from "viem";

/** What Seaport calls the kind of an item; tickets are of the last two. */
export const ITEM_TYPE = { native: 0, erc20: 1, erc721: 2, erc1155: 3 } as const;

export interface Item {
  readonly itemType: (typeof ITEM_TYPE)[keyof typeof ITEM_TYPE];
  readonly token: Address;
  readonly identifier: bigint;
  /** Wei, the token's smallest unit, or the number of tickets. */
  readonly amount: bigint;
}

/** An item together with who gets it: the seller's proceeds, a fee, a royalty, or a ticket. */
export interface Payment extends Item {
  readonly recipient: Address;
}

export function nativeItem(amount: bigint): Item {
  return { itemType: ITEM_TYPE.native, token: zeroAddress, identifier: 0n, amount };
}

export function erc20Item(token: Address, amount: bigint): Item {
  return { itemType: ITEM_TYPE.erc20, token, identifier: 0n, amount };
}

export function erc721Item(token: Address, identifier: bigint): Item {
  return { itemType: ITEM_TYPE.erc721, token, identifier, amount: 1n };
}

export function erc1155Item(token: Address, identifier: bigint, amount: bigint): Item {
  return { itemType: ITEM_TYPE.erc1155, token, identifier, amount };
}

export function payTo(recipient: Address, item: Item): Payment {
  return { ...item, recipient };
}

export function isTicket({ itemType }: Item): boolean {
  return itemType === ITEM_TYPE.erc721 || itemType === ITEM_TYPE.erc1155;
}

/** Wei that the caller has to send along for these items. */
export function nativeTotal(items: readonly Item[]): bigint {
  return items
    .filter(({ itemType }) => itemType === ITEM_TYPE.native)
    .reduce((total, { amount }) => total + amount, 0n);
}
