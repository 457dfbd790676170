import { parseEther, parseUnits } from "viem";

export interface PlannedTier {
  readonly name: string;
  /** In the smallest unit of the plan's currency. */
  readonly price: bigint;
  readonly fee: bigint;
  readonly supply: number;
  readonly walletLimit: number;
  readonly resaleCapBps: number;
}

/** An event as the season will publish and play it. Days are counted from the end of the season. */
export interface PlannedEvent {
  readonly organizer: string;
  readonly name: string;
  readonly artist: string;
  readonly category: string;
  readonly venue: string;
  readonly salesDay: number;
  readonly startDay: number;
  readonly startHour: number;
  readonly isNative: boolean;
  readonly tiers: readonly PlannedTier[];
  /** Share of the supply that is wanted in the primary sale. */
  readonly demand: number;
  readonly cancelDay?: number;
  readonly reschedule?: { readonly day: number; readonly toDay: number };
  /** A change of the first tier's terms: price in percent of the first, supply in percent of the first. */
  readonly update?: { readonly day: number; readonly pricePercent: number; readonly supplyPercent: number };
}

export interface PlannedOrganizer {
  readonly id: string;
  readonly contractName: string;
  readonly symbol: string;
  readonly city: string;
  readonly country: string;
  readonly timeZone: string;
  readonly fiat: string;
}

const dollars = (text: string) => parseUnits(text, 6);
const coins = (text: string) => parseEther(text);

export const ORGANIZERS: readonly PlannedOrganizer[] = [
  {
    id: "berlin",
    contractName: "Spreewerk Konzerte",
    symbol: "SPREE",
    city: "Berlin",
    country: "DE",
    timeZone: "Europe/Berlin",
    fiat: "EUR",
  },
  {
    id: "shanghai",
    contractName: "东岸演出",
    symbol: "DONGAN",
    city: "上海",
    country: "CN",
    timeZone: "Asia/Shanghai",
    fiat: "CNY",
  },
  {
    id: "newyork",
    contractName: "Hudson Stage",
    symbol: "HUDSON",
    city: "New York",
    country: "US",
    timeZone: "America/New_York",
    fiat: "USD",
  },
];

export const EVENTS: readonly PlannedEvent[] = [
  {
    organizer: "berlin",
    name: "Aurora Tour, Night 1",
    artist: "Aurora Fields",
    category: "concert",
    venue: "Uferhalle",
    salesDay: -84,
    startDay: -20,
    startHour: 20,
    isNative: false,
    demand: 1,
    tiers: [
      {
        name: "Stehplatz",
        price: dollars("62"),
        fee: dollars("6.2"),
        supply: 480,
        walletLimit: 4,
        resaleCapBps: 0,
      },
      {
        name: "Sitzplatz",
        price: dollars("95"),
        fee: dollars("9.5"),
        supply: 260,
        walletLimit: 4,
        resaleCapBps: 11000,
      },
      {
        name: "Loge",
        price: dollars("180"),
        fee: dollars("12"),
        supply: 40,
        walletLimit: 2,
        resaleCapBps: 0,
      },
    ],
  },
  {
    organizer: "berlin",
    name: "Aurora Tour, Night 2",
    artist: "Aurora Fields",
    category: "concert",
    venue: "Uferhalle",
    salesDay: -58,
    startDay: 12,
    startHour: 20,
    isNative: false,
    demand: 0.96,
    reschedule: { day: -16, toDay: 19 },
    tiers: [
      {
        name: "Stehplatz",
        price: dollars("66"),
        fee: dollars("6.6"),
        supply: 520,
        walletLimit: 4,
        resaleCapBps: 0,
      },
      {
        name: "Sitzplatz",
        price: dollars("99"),
        fee: dollars("9.9"),
        supply: 240,
        walletLimit: 4,
        resaleCapBps: 11000,
      },
    ],
  },
  {
    organizer: "shanghai",
    name: "江南音乐节",
    artist: "江南音乐节",
    category: "festival",
    venue: "滨江森林公园",
    salesDay: -75,
    startDay: -5,
    startHour: 14,
    isNative: false,
    demand: 0.8,
    cancelDay: -9,
    tiers: [
      {
        name: "单日票",
        price: dollars("54"),
        fee: dollars("0"),
        supply: 520,
        walletLimit: 6,
        resaleCapBps: 10000,
      },
      {
        name: "双日票",
        price: dollars("92"),
        fee: dollars("0"),
        supply: 220,
        walletLimit: 4,
        resaleCapBps: 10000,
      },
    ],
  },
  {
    organizer: "shanghai",
    name: "话剧《长夜灯火》",
    artist: "长夜灯火剧团",
    category: "theatre",
    venue: "东方大剧院",
    salesDay: -30,
    startDay: 24,
    startHour: 19.5,
    isNative: false,
    demand: 0.72,
    update: { day: -11, pricePercent: 115, supplyPercent: 100 },
    tiers: [
      {
        name: "池座",
        price: dollars("76"),
        fee: dollars("3.8"),
        supply: 420,
        walletLimit: 4,
        resaleCapBps: 10500,
      },
      {
        name: "楼座",
        price: dollars("38"),
        fee: dollars("1.9"),
        supply: 320,
        walletLimit: 6,
        resaleCapBps: 0,
      },
    ],
  },
  {
    organizer: "newyork",
    name: "City Hawks vs. Harbor Bears",
    artist: "City Hawks",
    category: "sport",
    venue: "Pier Arena",
    salesDay: -70,
    startDay: -2,
    startHour: 19,
    isNative: true,
    demand: 0.97,
    tiers: [
      {
        name: "Upper bowl",
        price: coins("0.018"),
        fee: coins("0.0027"),
        supply: 460,
        walletLimit: 8,
        resaleCapBps: 0,
      },
      {
        name: "Lower bowl",
        price: coins("0.042"),
        fee: coins("0.0063"),
        supply: 280,
        walletLimit: 6,
        resaleCapBps: 0,
      },
    ],
  },
  {
    organizer: "newyork",
    name: "Midnight Transit, Live",
    artist: "Midnight Transit",
    category: "concert",
    venue: "Foundry Hall",
    salesDay: -14,
    startDay: 30,
    startHour: 20,
    isNative: false,
    demand: 0.78,
    update: { day: -7, pricePercent: 100, supplyPercent: 130 },
    tiers: [
      {
        name: "General admission",
        price: dollars("85"),
        fee: dollars("21.25"),
        supply: 560,
        walletLimit: 4,
        resaleCapBps: 0,
      },
      {
        name: "Balcony",
        price: dollars("120"),
        fee: dollars("30"),
        supply: 180,
        walletLimit: 4,
        resaleCapBps: 12000,
      },
    ],
  },
];
