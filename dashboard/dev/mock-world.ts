/** A made-up world for developing without an API: events with sales, in two currencies, growing by a block a second. */

export interface MockCurrency {
  readonly address: string | null;
  readonly symbol: string | null;
  readonly decimals: number | null;
}

export interface MockSale {
  readonly kind: "PRIMARY" | "SECONDARY";
  readonly tokenId: number;
  readonly tier: number;
  readonly seller: string;
  readonly buyer: string;
  readonly price: bigint;
  readonly face: bigint | null;
  readonly cap: bigint | null;
  readonly markupReason: string | null;
  readonly timestampMs: number;
  readonly block: number;
  readonly transactionHash: string;
}

export interface MockEvent {
  readonly eventId: number;
  readonly name: string;
  readonly artist: string;
  readonly venue: string;
  readonly city: string;
  readonly country: string;
  readonly timeZone: string;
  readonly status: "SCHEDULED" | "RESCHEDULED" | "CANCELLED";
  readonly capacity: number;
  readonly startsAtMs: number;
  readonly salesStartMs: number;
  readonly currency: MockCurrency;
  readonly prices: readonly bigint[];
  readonly capBps: bigint | null;
  readonly complimentary: number;
  readonly refunds: number;
  readonly isComputed: boolean;
  readonly sales: MockSale[];
}

export const CHAIN_ID = 31_337;
export const CONTRACT = "0x5FbDB2315678afecb367f032d93F642f64180aa3";
const DAY_MS = 86_400_000;
const EURT: MockCurrency = {
  address: "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512",
  symbol: "EURT",
  decimals: 6,
};
const ETHER: MockCurrency = { address: null, symbol: "ETH", decimals: 18 };
const UNKNOWN: MockCurrency = {
  address: "0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0",
  symbol: null,
  decimals: null,
};

/** A generator of numbers in [0, 1) that always gives the same ones. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const random = seededRandom(20_261_124);

export function randomHex(bytes: number): string {
  let text = "0x";
  for (let index = 0; index < bytes * 2; index += 1) text += Math.floor(random() * 16).toString(16);
  return text;
}

export const wallets = Array.from({ length: 240 }, () => randomHex(20));
export const organizer = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;

interface Template
  extends Pick<MockEvent, "name" | "artist" | "venue" | "city" | "country" | "timeZone" | "status"> {
  readonly capacity: number;
  readonly currency: MockCurrency;
  readonly faces: readonly number[];
  readonly capBps: bigint | null;
  readonly sold: number;
  readonly resales: number;
  readonly tilt: number;
  readonly inDays: number;
  readonly isComputed?: boolean;
}

const base = { status: "SCHEDULED" as const, capBps: null as bigint | null };
const templates: readonly Template[] = [
  {
    ...base,
    name: "Aurora Tour, Night 2",
    artist: "Aurora Lindqvist",
    venue: "Ziggo Dome",
    city: "Amsterdam",
    country: "NL",
    timeZone: "Europe/Amsterdam",
    capacity: 1700,
    currency: EURT,
    faces: [69.5, 89.5, 149],
    capBps: 12_000n,
    sold: 1462,
    resales: 260,
    tilt: 0.12,
    inDays: 23,
  },
  {
    ...base,
    name: "周深「反深代词」巡回演唱会",
    artist: "周深",
    venue: "梅赛德斯-奔驰文化中心",
    city: "上海",
    country: "CN",
    timeZone: "Asia/Shanghai",
    capacity: 12_000,
    currency: UNKNOWN,
    faces: [380, 680, 1280],
    sold: 2210,
    resales: 190,
    tilt: 0.6,
    inDays: 41,
  },
  {
    ...base,
    name: "Final: Rivers v. Lions",
    artist: "Rivers FC",
    venue: "Wembley Stadium",
    city: "London",
    country: "GB",
    timeZone: "Europe/London",
    capacity: 3_200,
    currency: ETHER,
    faces: [0.045, 0.08],
    sold: 2990,
    resales: 380,
    tilt: 0.31,
    inDays: 9,
    status: "RESCHEDULED",
  },
  {
    ...base,
    name: "Hiroshi Tanaka Trio at the Blue Note — an evening of standards and new songs",
    artist: "Hiroshi Tanaka Trio",
    venue: "Blue Note Tokyo",
    city: "Tokyo",
    country: "JP",
    timeZone: "Asia/Tokyo",
    capacity: 180,
    currency: EURT,
    faces: [42],
    sold: 61,
    resales: 3,
    tilt: -0.2,
    inDays: 60,
  },
  {
    ...base,
    name: "Monet: Light and Water",
    artist: "Musée de l’Orangerie",
    venue: "Musée de l’Orangerie",
    city: "Paris",
    country: "FR",
    timeZone: "Europe/Paris",
    capacity: 900,
    currency: EURT,
    faces: [18, 24],
    capBps: 10_000n,
    sold: 410,
    resales: 44,
    tilt: -0.35,
    inDays: 4,
    status: "CANCELLED",
  },
  {
    ...base,
    name: "Late Checkout",
    artist: "The Night Porters",
    venue: "The Fillmore",
    city: "San Francisco",
    country: "US",
    timeZone: "America/Los_Angeles",
    capacity: 1_150,
    currency: ETHER,
    faces: [0.02],
    sold: 0,
    resales: 0,
    tilt: 0,
    inDays: 75,
  },
  {
    ...base,
    name: "Comedy Sprint",
    artist: "Various",
    venue: "Schauspielhaus",
    city: "Zürich",
    country: "CH",
    timeZone: "Europe/Zurich",
    capacity: 400,
    currency: EURT,
    faces: [35],
    sold: 120,
    resales: 9,
    tilt: 0.05,
    inDays: 30,
    isComputed: false,
  },
];

function toRaw(amount: number, currency: MockCurrency): bigint {
  const decimals = currency.decimals ?? 2;
  return (BigInt(Math.round(amount * 10_000)) * 10n ** BigInt(decimals)) / 10_000n;
}

function createEvent(template: Template, index: number): MockEvent {
  const now = Date.now();
  const event: MockEvent = {
    ...template,
    eventId: index + 1,
    startsAtMs: now + template.inDays * DAY_MS,
    salesStartMs: now - 38 * DAY_MS,
    prices: template.faces.map((face) => toRaw(face, template.currency)),
    complimentary: Math.round(template.sold * 0.02),
    refunds: Math.round(template.sold * 0.01),
    isComputed: template.isComputed ?? true,
    sales: [],
  };
  for (let count = 0; count < template.sold; count += 1) {
    // Many on the first days, then fewer and fewer.
    addSale(event, "PRIMARY", event.salesStartMs + random() ** 3 * 37.9 * DAY_MS, template.tilt);
  }
  for (let count = 0; count < template.resales; count += 1) {
    addSale(event, "SECONDARY", event.salesStartMs + (2 + random() * 35.9) * DAY_MS, template.tilt);
  }
  event.sales.sort((left, right) => left.timestampMs - right.timestampMs);
  return event;
}

export function addSale(event: MockEvent, kind: MockSale["kind"], timestampMs: number, tilt: number): void {
  const tier = Math.floor(random() * event.prices.length);
  const printed = event.prices[tier] as bigint;
  const odd = random();
  const isUnknown = kind === "SECONDARY" && odd < 0.03;
  const isFree = kind === "SECONDARY" && !isUnknown && odd < 0.05;
  const face = isUnknown ? null : isFree ? 0n : printed;
  const spread = (random() + random() + random() - 1.5) * 0.5;
  const factor = BigInt(Math.round((1 + tilt + spread + (random() < 0.04 ? 1.4 : 0)) * 1000));
  event.sales.push({
    kind,
    tokenId: event.sales.length + 1,
    tier,
    seller: kind === "PRIMARY" ? organizer : pick(wallets),
    buyer: pick(wallets),
    price: kind === "PRIMARY" ? printed : (printed * factor) / 1000n,
    face,
    cap: event.capBps === null || face === null ? null : (face * event.capBps) / 10_000n,
    markupReason: isUnknown ? "FACE_UNKNOWN" : isFree ? "FACE_ZERO" : null,
    timestampMs,
    block: 18_000 - Math.round((Date.now() - timestampMs) / 240_000),
    transactionHash: randomHex(32),
  });
}

export const events: readonly MockEvent[] = templates.map(createEvent);
