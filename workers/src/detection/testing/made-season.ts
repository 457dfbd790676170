import type {
  MadeEvent,
  MadeFacts,
  MadeFunding,
  MadeListing,
  MadeSale,
  MadeTransfer,
} from "./facts-builder.ts";

const START = 1_780_000_000;
const DAY = 86_400;
const EVENTS = 12;
const FANS = 600;
const EXCHANGES = 2;

export interface MadeSeason {
  readonly events: readonly MadeEvent[];
  readonly sales: readonly MadeSale[];
  readonly transfers: readonly MadeTransfer[];
  readonly listings: readonly MadeListing[];
  readonly funding: readonly MadeFunding[];
}

/** Wallets of the one farm in the season, in the order of their purchases. */
export const FARM = Array.from({ length: 10 }, (_, index) => `farm ${index}`);
/** Tells that the pattern is the same for the same place, and mixed. */
const mixed = (seed: number, range: number) => (Math.imul(seed + 1, 0x9e3779b1) >>> 7) % range;

/**
 * A season of honest fans, funded by two exchanges, some of whom give tickets to each other; and a farm of ten wallets with one purse, which funds them
 * and takes what they earn.
 */
export function makeSeason(): MadeSeason {
  const events = Array.from({ length: EVENTS }, (_, index) => ({
    event: `event ${index}`,
    onSaleAt: START + index * DAY,
    startsAt: START + (index + 60) * DAY,
    city: `city ${index % 3}`,
    walletLimit: 4n,
  }));
  const fans = Array.from({ length: FANS }, (_, fan) => fan);
  return {
    events,
    sales: [...fans.flatMap(fanPurchases), ...FARM.flatMap((wallet, index) => farmPurchases(wallet, index))],
    transfers: fans.filter((fan) => fan % 40 === 0).map(giftOf),
    listings: FARM.flatMap((wallet, index) =>
      [0, 3, 4, 7].map(
        (event): MadeListing => ({
          kind: "LISTED",
          time: START + event * DAY + 4000 + index,
          listing: `listing ${wallet} ${event}`,
          event: `event ${event}`,
          ticket: `ticket ${wallet} ${event}`,
          seller: wallet,
        }),
      ),
    ),
    funding: [...fans.map(fanFunding), ...FARM.flatMap((wallet, index) => farmMoney(wallet, index))],
  };
}

function fanPurchases(fan: number): MadeSale[] {
  return Array.from({ length: 1 + mixed(fan, 3) }, (_, nth) => {
    const event = (fan % 3) + 3 * mixed(fan * 7 + nth, EVENTS / 3);
    return {
      kind: "PRIMARY",
      time: START + event * DAY + mixed(fan * 31 + nth, 40_000),
      event: `event ${event}`,
      ticket: `ticket fan ${fan} ${nth}`,
      buyer: `fan ${fan}`,
      gasPrice: BigInt(1 + mixed(fan, 5)),
    };
  });
}

function farmPurchases(wallet: string, index: number): MadeSale[] {
  return [0, 3, 4, 7].map((event) => ({
    kind: "PRIMARY",
    time: START + event * DAY + 20 + index,
    event: `event ${event}`,
    ticket: `ticket ${wallet} ${event}`,
    buyer: wallet,
    quantity: 4,
    gasPrice: BigInt(1 + (index % 5)),
  }));
}

/** Once, to another fan. */
function giftOf(fan: number): MadeTransfer {
  return {
    kind: "GIFT",
    time: START + 20 * DAY + fan,
    ticket: `ticket fan ${fan} 0`,
    from: `fan ${fan}`,
    to: `fan ${(fan + 1) % FANS}`,
  };
}

function fanFunding(fan: number): MadeFunding {
  return {
    time: START - 10 * DAY + mixed(fan, 9 * DAY),
    from: `exchange ${fan % EXCHANGES}`,
    to: `fan ${fan}`,
  };
}

function farmMoney(wallet: string, index: number): MadeFunding[] {
  return [
    { time: START - 3600 + index * 30, from: "purse", to: wallet },
    { time: START + 30 * DAY + index * 500, from: wallet, to: "purse", amount: 3n * 10n ** 18n },
  ];
}

export function factsOfSeason(season: MadeSeason, more: Partial<MadeFacts> = {}): MadeFacts {
  return { ...season, ...more };
}
