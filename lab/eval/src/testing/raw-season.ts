import { account, RawChain } from "./raw-chain.ts";
import {
  buy,
  FACTORY,
  give,
  list,
  MARKET,
  NATIVE,
  pay,
  publish,
  STATUS,
  sell,
  TICKETS,
} from "./raw-moves.ts";

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

const DAY = 86_400;
/** Of events 1 and 2; event 3 is later and cancelled. */
const DOORS = 30 * DAY;

/** A season in which every reason has one instance whose value is easy to work out by hand. */
export function writeRawSeason(): RawChain {
  const chain = new RawChain();
  openSales(chain);
  trade(chain);
  closeSeason(chain);
  return chain;
}

function openSales(chain: RawChain): void {
  const { first, second, brief, steady, funder } = WALLETS;
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
}

function trade(chain: RawChain): void {
  const { first, second, brief, buyer, friend, sink } = WALLETS;
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
  sell(chain, { from: friend, to: buyer, token: 3, listing: 0, price: 150n, time: DOORS - DAY + 60 });
}

/** Event 3 is cancelled and paid back, doors open, and later the newest log. */
function closeSeason(chain: RawChain): void {
  const { steady, buyer } = WALLETS;
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
}
