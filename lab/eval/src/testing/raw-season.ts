import { account, RawChain } from "./raw-chain.ts";

export const [FACTORY, MARKET, TICKETS, COIN] = ["factory", "market", "tickets", "coin"].map(account) as [
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
  `0x${string}`,
];
export const WALLETS = {
  /** Two that act together. */
  first: account("first"),
  second: account("second"),
  /** New, bought, sold, gone. */
  brief: account("brief"),
  /** Takes its whole limit everywhere, and was paid back. */
  steady: account("steady"),
  /** Others. */
  buyer: account("buyer"),
  friend: account("friend"),
  funder: account("funder"),
  sink: account("sink"),
};
const NATIVE = `0x${"0".repeat(40)}`;
const PUBLISHED =
  "EventPublished(uint256 indexed eventId, address indexed organizer, (string,string,string,string,string,string,string,string,uint64,uint64,uint64) details)";
const TIER =
  "TierPublished(uint256 indexed eventId, uint32 indexed tierId, string name, address currency, uint256 price, uint256 fee, uint32 supply, uint32 walletLimit, uint32 resaleCapBps)";
const PRIMARY =
  "PrimarySale(uint256 indexed tokenId, uint256 indexed eventId, address indexed buyer, uint32 tierId, address payer, address currency, uint256 price, uint256 fee)";
const TRANSFER = "Transfer(address indexed from, address indexed to, uint256 indexed tokenId)";
const STATUS = "TokenStatusChanged(uint256 indexed tokenId, uint8 indexed tokenStatus, bytes signature)";
const LISTED =
  "Listed(uint256 indexed listingId, address indexed tickets, uint256 indexed tokenId, address seller, address currency, uint256 price)";
const RESOLD =
  "Resold(uint256 indexed listingId, address indexed tickets, uint256 indexed tokenId, uint256 bidId, address seller, address buyer, address currency, uint256 price, uint256 royalty, uint256 fee)";

const DAY = 86_400;
const SALES_START = 2000;
/** Of events 1 and 2; event 3 is later and cancelled. */
const DOORS = 30 * DAY;

/** A season in which every reason has one instance whose value is easy to work out by hand. */
export function writeRawSeason(): RawChain {
  const chain = new RawChain();
  const { first, second, brief, steady, buyer, friend, funder, sink } = WALLETS;
  chain.send(
    "creation",
    { time: 1 },
    {
      name: "created",
      address: FACTORY,
      event: "TicketContractCreated(address indexed tickets, address indexed organizer)",
      values: [TICKETS, account("organizer")],
    },
  );
  publish(chain, 1, "Berlin", DOORS);
  publish(chain, 2, "Paris", DOORS + 3600);
  publish(chain, 3, "Rome", 60 * DAY);
  chain.send("fund first", { time: 1500, from: funder, to: first, value: 9n });
  chain.send("fund second", { time: 1600, from: funder, to: second, value: 9n });
  buy(chain, first, 1, [1, 2, 3], { time: 2005 });
  buy(chain, second, 1, [4, 5], { time: 2010 });
  buy(chain, first, 2, [6], { time: 3000 });
  buy(chain, brief, 1, [9], { time: 3100, nonce: 2 });
  for (const event of [1, 2, 3]) buy(chain, steady, event, [20 + event, 30 + event], { time: 4000 + event });
  list(chain, first, 1, 1, 2005 + 3600);
  list(chain, first, 2, 2, 2005 + 7200);
  list(chain, second, 3, 4, 2010 + 4 * 3600);
  for (const round of [1, 2, 3]) {
    chain.send(
      `repricing ${round}`,
      { time: 17_000 + round },
      {
        name: `repriced ${round}`,
        address: MARKET,
        event: "ListingPriceChanged(uint256 indexed listingId, uint256 price)",
        values: [1n, 150n],
      },
    );
  }
  sell(chain, { from: first, to: buyer, token: 1, listing: 1, price: 150n, time: 20_000 });
  sell(chain, { from: first, to: buyer, token: 2, listing: 2, price: 100n, time: 21_000 });
  sell(chain, { from: second, to: buyer, token: 4, listing: 3, price: 110n, time: 25_000 });
  sell(chain, { from: brief, to: buyer, token: 9, listing: 0, price: 100n, time: 26_000 });
  pay(chain, "sweep first", first, sink, 22_000);
  pay(chain, "sweep second", second, sink, 26_500);
  give(chain, first, friend, 3, DOORS - 2 * DAY);
  give(chain, first, friend, 6, DOORS - DAY);
  chain.send(
    "cancellation",
    { time: DOORS - 1000 },
    {
      name: "cancelled 3",
      address: TICKETS,
      event: "EventCancelled(uint256 indexed eventId)",
      values: [3n],
    },
  );
  chain.send(
    "refund",
    { time: DOORS - 900 },
    {
      name: "refunded 23",
      address: TICKETS,
      event:
        "TicketRefunded(uint256 indexed tokenId, address indexed holder, address currency, uint256 amount)",
      values: [23n, steady, NATIVE, 100n],
    },
    { name: "void 23", address: TICKETS, event: STATUS, values: [23n, 2, "0x"] },
  );
  for (const [token, wait] of [
    [21, 50],
    [5, 100],
  ] as const) {
    const used = { name: `used ${token}`, address: TICKETS, event: STATUS, values: [BigInt(token), 3, "0x"] };
    chain.send(`door ${token}`, { time: DOORS + wait }, used);
  }
  list(chain, buyer, 9, 9, DOORS + 2 * 3600);
  return chain;
}

function publish(chain: RawChain, event: number, city: string, startsAt: number): void {
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
function buy(
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

function list(chain: RawChain, seller: string, listing: number, token: number, time: number): void {
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
function sell(chain: RawChain, { from, to, token, listing, price, time }: Sold): void {
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

function give(chain: RawChain, from: string, to: string, token: number, time: number): void {
  const moved = {
    name: `give ${token}`,
    address: TICKETS,
    event: TRANSFER,
    values: [from, to, BigInt(token)],
  };
  chain.send(`present ${token}`, { time }, moved);
}

function pay(chain: RawChain, name: string, from: string, to: string, time: number): void {
  const event = "Transfer(address indexed from, address indexed to, uint256 amount)";
  chain.send(
    `transaction of ${name}`,
    { time, from },
    { name, address: COIN, event, values: [from, to, 7n] },
  );
}
