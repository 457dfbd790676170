import fc from "fast-check";
import type { Address } from "viem";
import type { Call } from "./calls.ts";
import type { Ledger } from "./ledger.ts";
import { NATIVE, type Stage } from "./stage.ts";

/** Free choices of one step; each action reads them as it needs, modulo what there is. */
export interface Choice {
  readonly action: keyof typeof PLANS | "endEvent";
  readonly who: number;
  readonly whom: number;
  readonly which: number;
  readonly price: bigint;
}

/** A transaction, and whether the ledger, which has booked it, says that the contracts have to let it pass. */
export interface Step {
  readonly from: Address;
  readonly call: Call;
  readonly value?: bigint;
  readonly isAllowed: boolean;
}

type Plan = (scene: { stage: Stage; ledger: Ledger }, choice: Choice) => Step | null;

/** Both tiers' terms; the second one sells for the stablecoin. */
export const TIER_TERMS = { price: 101n, fee: 9n, supply: 6, walletLimit: 4, resaleCapBps: 15_000 };
const COST = 110n;

export const currencies = ({ stablecoin }: Stage) => [NATIVE, stablecoin] as const;
export const people = ({ alice, bob, carol, organizer, marketOwner }: Stage) =>
  [alice, bob, carol, organizer, marketOwner] as const;

const trader = (stage: Stage, index: number): Address =>
  pick([stage.alice, stage.bob, stage.carol], index) ?? stage.alice;
const coins = (currency: Address, amount: bigint) => (currency === NATIVE ? amount : 0n);

function pick<T>(items: readonly T[], index: number): T | undefined {
  return items[index % items.length];
}

const planOnTicket =
  (plan: (scene: { stage: Stage; ledger: Ledger }, choice: Choice, index: number) => Step): Plan =>
  (scene, choice) =>
    scene.ledger.tickets.length === 0
      ? null
      : plan(scene, choice, choice.which % scene.ledger.tickets.length);

const PLANS = {
  buy: ({ stage, ledger }, { who, whom, which }) => {
    const id = 1 + (which % 2);
    const currency = pick(currencies(stage), which) ?? NATIVE;
    const buyer = trader(stage, whom);
    const isAllowed = ledger.buy({ id, currency, cost: COST, ...TIER_TERMS }, buyer);
    const call = stage.onTickets("buy", [1n, id, 1, buyer]);
    return { from: trader(stage, who), call, value: coins(currency, COST), isAllowed };
  },
  transfer: planOnTicket(({ stage, ledger }, { who, whom }, index) => {
    const [from, to] = [trader(stage, who), trader(stage, whom)];
    const call = stage.onTickets("transferFrom", [from, to, BigInt(index + 1)]);
    return { from, call, isAllowed: ledger.transfer(ledger.ticket(index), from, to) };
  }),
  void: planOnTicket(({ stage, ledger }, _choice, index) => {
    const call = stage.onTickets("voidTicket", [BigInt(index + 1)]);
    return { from: stage.organizer, call, isAllowed: ledger.end(ledger.ticket(index)) };
  }),
  checkIn: planOnTicket(({ stage, ledger }, _choice, index) => {
    const call = stage.onTickets("checkIn", [[BigInt(index + 1)]]);
    return { from: stage.organizer, call, isAllowed: ledger.end(ledger.ticket(index)) };
  }),
  refund: planOnTicket(({ stage, ledger }, { who }, index) => {
    const from = who === 3 ? stage.organizer : trader(stage, who);
    const call = stage.onTickets("refund", [BigInt(index + 1)]);
    return { from, call, isAllowed: ledger.refund(ledger.ticket(index), from) };
  }),
  cancelEvent: ({ stage, ledger }) => {
    return {
      from: stage.organizer,
      call: stage.onTickets("cancelEvent", [1n]),
      isAllowed: ledger.cancelEvent(),
    };
  },
  list: planOnTicket(({ stage, ledger }, { price }, index) => {
    const ticket = ledger.ticket(index);
    const from = ticket.owner;
    const call = stage.onMarket("list", [stage.tickets, BigInt(index + 1), ticket.currency, price]);
    return { from, call, isAllowed: ledger.list(ticket, from, price) };
  }),
  buyListing: ({ stage, ledger }, { who, which }) => {
    const listing = pick(ledger.listings, which);
    if (!listing) return null;
    const call = stage.onMarket("buyListing", [BigInt(ledger.listings.indexOf(listing) + 1)]);
    const from = trader(stage, who);
    const value = coins(listing.ticket.currency, listing.price);
    return { from, call, value, isAllowed: ledger.buyListing(listing, from) };
  },
  cancelListing: ({ stage, ledger }, { who, which }) => {
    const listing = pick(ledger.listings, which);
    if (!listing) return null;
    const call = stage.onMarket("cancelListing", [BigInt(ledger.listings.indexOf(listing) + 1)]);
    const from = trader(stage, who);
    return { from, call, isAllowed: ledger.cancelListing(listing, from) };
  },
  placeBid: ({ stage, ledger }, { who, which, price }) => {
    const tierId = 1 + (which % 2);
    const currency = pick(currencies(stage), which) ?? NATIVE;
    const open = BigInt(1 + (which % 3));
    const bidder = trader(stage, who);
    const call = stage.onMarket("placeBid", [stage.tickets, 1n, tierId, currency, price, Number(open)]);
    const isAllowed = ledger.placeBid({ bidder, tierId, currency, price, open });
    return { from: bidder, call, value: coins(currency, price * open), isAllowed };
  },
  acceptBid: planOnTicket(({ stage, ledger }, { whom }, index) => {
    const ticket = ledger.ticket(index);
    const bidId = 1 + (whom % Math.max(1, ledger.bids.length));
    const bid = ledger.bids[bidId - 1];
    const call = stage.onMarket("acceptBid", [BigInt(bidId), BigInt(index + 1)]);
    const from = ticket.owner;
    return { from, call, isAllowed: bid !== undefined && ledger.acceptBid(bid, ticket, from) };
  }),
  cancelBid: ({ stage, ledger }, { who, which }) => {
    const bid = pick(ledger.bids, which);
    if (!bid) return null;
    const from = trader(stage, who);
    const call = stage.onMarket("cancelBid", [BigInt(ledger.bids.indexOf(bid) + 1)]);
    return { from, call, isAllowed: ledger.cancelBid(bid, from) };
  },
  withdraw: ({ stage, ledger }, { who, whom, which }) => {
    const from = pick(people(stage), which) ?? stage.alice;
    const currency = pick(currencies(stage), who) ?? NATIVE;
    const isTickets = whom % 2 === 0;
    const call = isTickets ? stage.onTickets("withdraw", [currency]) : stage.onMarket("withdraw", [currency]);
    return { from, call, isAllowed: ledger.withdraw(isTickets ? "tickets" : "market", from, currency) };
  },
} satisfies Record<string, Plan>;

const WEIGHTS: Readonly<Record<Choice["action"], number>> = {
  buy: 6,
  transfer: 2,
  void: 1,
  checkIn: 1,
  refund: 2,
  cancelEvent: 1,
  endEvent: 1,
  withdraw: 3,
  list: 4,
  buyListing: 3,
  cancelListing: 1,
  placeBid: 2,
  acceptBid: 3,
  cancelBid: 1,
};

export const choices: fc.Arbitrary<Choice[]> = fc.array(
  fc.record({
    action: fc.oneof(
      ...Object.entries(WEIGHTS).map(([action, weight]) => ({
        arbitrary: fc.constant(action as Choice["action"]),
        weight,
      })),
    ),
    who: fc.nat(3),
    whom: fc.nat(3),
    which: fc.nat(1_000),
    price: fc.bigInt(1n, 180n),
  }),
  { minLength: 15, maxLength: 60, size: "max" },
);

/** Turns a choice into a transaction and books it in the ledger; null when there is nothing to act on. */
export function planStep(scene: { stage: Stage; ledger: Ledger }, choice: Choice): Step | null {
  if (choice.action === "endEvent") return null;
  const plan: Plan = PLANS[choice.action];
  return plan(scene, choice);
}
