import { account, type RawChain } from "./raw-chain.ts";

export const [FACTORY, MARKET, TICKETS, COIN] = ["factory", "market", "tickets", "coin"].map(account) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
];

export const NATIVE = `0x${"0".repeat(40)}`;
const PUBLISHED =
  "EventPublished(uint256 indexed eventId, address indexed organizer, (string,string,string,string,string,string,string,string,uint64,uint64,uint64) details)";
const TIER =
  "TierPublished(uint256 indexed eventId, uint32 indexed tierId, string name, address currency, uint256 price, uint256 fee, uint32 supply, uint32 walletLimit, uint32 resaleCapBps)";
const PRIMARY =
  "PrimarySale(uint256 indexed tokenId, uint256 indexed eventId, address indexed buyer, uint32 tierId, address payer, address currency, uint256 price, uint256 fee)";
const TRANSFER = "Transfer(address indexed from, address indexed to, uint256 indexed tokenId)";
export const STATUS =
  "TokenStatusChanged(uint256 indexed tokenId, uint8 indexed tokenStatus, bytes signature)";
const LISTED =
  "Listed(uint256 indexed listingId, address indexed tickets, uint256 indexed tokenId, address seller, address currency, uint256 price)";
const RESOLD =
  "Resold(uint256 indexed listingId, address indexed tickets, uint256 indexed tokenId, uint256 bidId, address seller, address buyer, address currency, uint256 price, uint256 royalty, uint256 fee)";

const SALES_START = 2000;

export function publish(chain: RawChain, event: number, city: string, startsAt: number): void {
  const details = ["", "", "concert", "", city, "DE", "", "EUR", BigInt(SALES_START), BigInt(startsAt), 0n];
  chain.send(
    `publication ${event}`,
    { time: 1000 + event },
    {
      name: `event ${event}`,
      address: TICKETS,
      event: PUBLISHED,
      values: [BigInt(event), account("organizer"), details],
    },
    {
      name: `tier ${event}`,
      address: TICKETS,
      event: TIER,
      values: [BigInt(event), 1, "", NATIVE, 90n, 10n, 100, 2, 11_000],
    },
  );
}

/** Each costs 90 and a fee of 10. */
export function buy(
  chain: RawChain,
  wallet: `0x${string}`,
  event: number,
  tokens: readonly number[],
  sent: { time: number; nonce?: number },
): void {
  const logs = tokens.flatMap((token) => {
    const id = BigInt(token);
    return [
      { name: `mint ${token}`, address: TICKETS, event: TRANSFER, values: [NATIVE, wallet, id] },
      {
        name: `buy ${token}`,
        address: TICKETS,
        event: PRIMARY,
        values: [id, BigInt(event), wallet, 1, wallet, NATIVE, 90n, 10n],
      },
    ];
  });
  chain.send(`order ${tokens.join()}`, { ...sent, from: wallet, to: TICKETS, value: 100n }, ...logs);
}

export function list(chain: RawChain, seller: string, listing: number, token: number, time: number): void {
  chain.send(
    `offer ${token}`,
    { time },
    {
      name: `list ${token}`,
      address: MARKET,
      event: LISTED,
      values: [BigInt(listing), TICKETS, BigInt(token), seller, NATIVE, 120n],
    },
  );
}

interface Sold {
  readonly from: string;
  readonly to: string;
  readonly token: number;
  readonly listing: number;
  readonly price: bigint;
  readonly time: number;
}

/** Royalty and fee take 5 each. */
export function sell(chain: RawChain, { from, to, token, listing, price, time }: Sold): void {
  const id = BigInt(token);
  chain.send(
    `deal ${token}`,
    { time },
    { name: `deliver ${token}`, address: TICKETS, event: TRANSFER, values: [from, to, id] },
    {
      name: `sell ${token}`,
      address: MARKET,
      event: RESOLD,
      values: [BigInt(listing), TICKETS, id, 0n, from, to, NATIVE, price, 5n, 5n],
    },
  );
}

export function give(chain: RawChain, from: string, to: string, token: number, time: number): void {
  const moved = {
    name: `give ${token}`,
    address: TICKETS,
    event: TRANSFER,
    values: [from, to, BigInt(token)],
  };
  chain.send(`present ${token}`, { time }, moved);
}

export function pay(chain: RawChain, name: string, from: string, to: string, time: number): void {
  const event = "Transfer(address indexed from, address indexed to, uint256 amount)";
  chain.send(
    `transaction of ${name}`,
    { time, from },
    { name, address: COIN, event, values: [from, to, 7n] },
  );
}
