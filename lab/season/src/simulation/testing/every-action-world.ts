import { type Address, keccak256, maxUint256, stringToHex, zeroAddress } from "viem";
import type { PlayedBlock } from "../actions/played-block.ts";
import type { World } from "../actions/world.ts";
import { type Action, FIRST_WORLD_BLOCK, type WorldBlock } from "../actions/world-block.ts";
import {
  contractWalletAddress,
  ticketContractAddress,
  worldDeployment,
} from "../actions/world-deployment.ts";

const START = 1_790_000_000;
const DAY = 86_400;
const GAS_PRICE = 1_500_000_000n;
const UNCAPPED = 0;

type Sent = readonly [sender: Address, action: Action];

export const account = (name: string): Address => `0x${keccak256(stringToHex(`test ${name}`)).slice(-40)}`;

/** A small world in which everything that an actor can do happens at least once. */
export function everyActionWorld(seed: string): World & { readonly playedBlocks: PlayedBlock[] } {
  const deployment = worldDeployment(seed);
  const playedBlocks: PlayedBlock[] = [];
  const blocks = sentBlocks(deployment).map(
    ({ day, sent }, index): WorldBlock => ({
      number: FIRST_WORLD_BLOCK + index,
      time: START + day * DAY + index + 1,
      transactions: sent.map(([sender, action], position) => ({
        sender,
        gasPrice: GAS_PRICE + BigInt(position * 7),
        action,
      })),
    }),
  );
  return {
    deployment,
    startTime: START,
    rates: [
      { account: zeroAddress, fiat: "EUR", points: [[START, "2000"]] },
      {
        account: coinOf(deployment),
        fiat: "EUR",
        points: [
          [START, "0.9"],
          [START + DAY, "0.91"],
        ],
      },
    ],
    labels: [
      { account: deployment.bridge, kind: "contract" },
      { account: deployment.factory, kind: "contract" },
      { account: account("exchange"), kind: "exchange" },
    ],
    blocks: () => blocks,
    played: (block) => {
      playedBlocks.push(block);
    },
    finish: async () => {},
    playedBlocks,
  };
}

type Deployment = ReturnType<typeof worldDeployment>;

function coinOf({ currencies }: Deployment): Address {
  return currencies[0]?.account ?? zeroAddress;
}

function sentBlocks(deployment: Deployment): { day: number; sent: Sent[] }[] {
  return [
    { day: 0, sent: openings(deployment) },
    { day: 1, sent: money(deployment) },
    { day: 2, sent: purchases(deployment) },
    { day: 3, sent: offers(deployment) },
    { day: 4, sent: resales(deployment) },
    { day: 5, sent: moves(deployment) },
    { day: 6, sent: changes(deployment) },
    { day: 40, sent: endings(deployment) },
  ];
}

const [organizer, gate, fan, friend, rich, bidder, bundler, operator] = [
  "organizer",
  "gate",
  "fan",
  "friend",
  "rich",
  "bidder",
  "bundler",
  "operator",
].map(account) as [Address, Address, Address, Address, Address, Address, Address, Address];

function openings(deployment: Deployment): Sent[] {
  const tickets = ticketContractAddress(deployment, 1);
  const second = ticketContractAddress(deployment, 2);
  const details = {
    name: "Night of Ünits",
    artist: "The Words",
    category: "concert",
    venue: "Hall",
    city: "Berlin",
    country: "DE",
    timeZone: "Europe/Berlin",
    fiat: "EUR",
    salesStart: BigInt(START + DAY),
    startsAt: BigInt(START + 30 * DAY),
    endsAt: BigInt(START + 31 * DAY),
  };
  const terms = {
    name: "Floor",
    price: 10n ** 16n,
    fee: 10n ** 15n,
    supply: 100,
    walletLimit: 4,
    resaleCapBps: UNCAPPED,
  };
  const dear = {
    name: "Box",
    price: 80_000_000n,
    fee: 5_000_000n,
    supply: 50,
    walletLimit: 0,
    resaleCapBps: 12_000,
  };
  const coin = coinOf(deployment);
  return [
    [organizer, { kind: "createTicketContract", name: "Nights", symbol: "NGT" }],
    [organizer, { kind: "publishEvent", tickets, details }],
    [organizer, { kind: "publishTier", tickets, eventId: 1n, terms: { ...terms, currency: zeroAddress } }],
    [organizer, { kind: "publishTier", tickets, eventId: 1n, terms: { ...dear, currency: coin } }],
    [organizer, { kind: "createTicketContract", name: "Days", symbol: "DAY" }],
    [organizer, { kind: "publishEvent", tickets: second, details: { ...details, name: "Called off" } }],
    [organizer, { kind: "publishTier", tickets: second, eventId: 1n, terms: { ...dear, currency: coin } }],
    [organizer, { kind: "setGateOperator", tickets, operator: gate, isAllowed: true }],
  ];
}

function money(deployment: Deployment): Sent[] {
  const [tickets, second] = [1, 2].map((n) => ticketContractAddress(deployment, n)) as [Address, Address];
  const currency = coinOf(deployment);
  const wallet = contractWalletAddress(deployment, fan, 1n);
  const many = [fan, friend, wallet].map((to) => ({ to, amount: 2_000_000_000n }));
  return [
    [operator, { kind: "mintCurrency", currency, to: operator, amount: 100_000_000_000n }],
    [operator, { kind: "mintCurrency", currency, to: deployment.bridge, amount: 9_000_000_000n }],
    [operator, { kind: "approveCurrency", currency, spender: deployment.disperser, amount: 6_000_000_000n }],
    [operator, { kind: "disperse", currency, payments: many }],
    [operator, { kind: "disperse", currency: zeroAddress, payments: many }],
    [operator, { kind: "payOutFromBridge", currency, to: rich, amount: 3_000_000_000n }],
    [operator, { kind: "payOutFromBridge", currency: zeroAddress, to: rich, amount: 10n ** 17n }],
    [operator, { kind: "transferNative", to: fan, amount: 10n ** 18n }],
    [operator, { kind: "transferNative", to: deployment.bridge, amount: 10n ** 17n }],
    [operator, { kind: "transferCurrency", currency, to: bidder, amount: 4_000_000_000n }],
    [fan, { kind: "approveCurrency", currency, spender: tickets, amount: maxUint256 }],
    [rich, { kind: "approveCurrency", currency, spender: tickets, amount: 1_000_000_000n }],
    [rich, { kind: "approveCurrency", currency, spender: second, amount: maxUint256 }],
    [rich, { kind: "approveCurrency", currency, spender: deployment.market, amount: maxUint256 }],
    [bidder, { kind: "approveCurrency", currency, spender: deployment.market, amount: maxUint256 }],
    [friend, { kind: "createContractWallet", owner: friend, salt: 2n }],
  ];
}

function purchases(deployment: Deployment): Sent[] {
  const [tickets, second] = [1, 2].map((n) => ticketContractAddress(deployment, n)) as [Address, Address];
  const wallet = contractWalletAddress(deployment, fan, 1n);
  const other = contractWalletAddress(deployment, friend, 2n);
  const currency = coinOf(deployment);
  const buy = { kind: "buyTickets", tickets, eventId: 1n } as const;
  return [
    [fan, { ...buy, tierId: 1, quantity: 3, buyer: fan }],
    [fan, { ...buy, tierId: 2, quantity: 2, buyer: friend }],
    [rich, { ...buy, tierId: 2, quantity: 4, buyer: rich }],
    [rich, { ...buy, tickets: second, tierId: 1, quantity: 2, buyer: rich }],
    [organizer, { kind: "issueComplimentary", tickets, eventId: 1n, tierId: 1, to: friend, quantity: 2 }],
    [
      bundler,
      {
        kind: "handleUserOperations",
        operations: [
          {
            wallet,
            paymaster: deployment.paymaster,
            creation: { owner: fan, salt: 1n },
            calls: [
              { kind: "approveCurrency", currency, spender: tickets, amount: 170_000_000n },
              { ...buy, tierId: 2, quantity: 2, buyer: wallet },
            ],
          },
          { wallet: other, paymaster: null, calls: [{ ...buy, tierId: 1, quantity: 1, buyer: other }] },
        ],
      },
    ],
    [
      friend,
      { kind: "callFromWallet", wallet: other, calls: [{ ...buy, tierId: 1, quantity: 1, buyer: other }] },
    ],
  ];
}

/** Tickets of the first contract by now: fan 1-3, friend 4-5, rich 6-9, friend 10-11 (gifts), wallets 12-13, 14, 15. */
function offers(deployment: Deployment): Sent[] {
  const [tickets, second] = [1, 2].map((n) => ticketContractAddress(deployment, n)) as [Address, Address];
  const { market: operatorOf } = deployment;
  const currency = coinOf(deployment);
  const approve = { kind: "approveTickets", tickets, operator: operatorOf, isApproved: true } as const;
  const list = { kind: "listTicket", tickets } as const;
  const bid = { kind: "placeBid", tickets, eventId: 1n, quantity: 2 } as const;
  return [
    [fan, approve],
    [rich, approve],
    [friend, approve],
    [fan, { ...list, tokenId: 1n, currency: zeroAddress, price: 3n * 10n ** 16n }],
    [fan, { ...list, tokenId: 2n, currency: zeroAddress, price: 10n ** 15n }],
    [fan, { ...list, tokenId: 3n, currency, price: 33_333_333n }],
    [rich, { ...list, tokenId: 6n, currency, price: 102_000_000n }],
    [rich, { kind: "changeListingPrice", listingId: 4n, price: 99_999_999n }],
    [fan, { kind: "cancelListing", listingId: 2n }],
    [bidder, { ...bid, tierId: 2, currency, price: 77_777_777n }],
    [bidder, { ...bid, tierId: 1, currency: zeroAddress, price: 10n ** 16n + 7n }],
    [bidder, { ...bid, tickets: second, tierId: 1, currency, price: 1n }],
    [bidder, { kind: "cancelBid", bidId: 3n }],
  ];
}

function resales(deployment: Deployment): Sent[] {
  const tickets = ticketContractAddress(deployment, 1);
  const other = contractWalletAddress(deployment, friend, 2n);
  const currency = coinOf(deployment);
  return [
    [bidder, { kind: "buyListing", listingId: 4n }],
    [rich, { kind: "acceptBid", bidId: 1n, tokenId: 7n }],
    [fan, { kind: "acceptBid", bidId: 2n, tokenId: 2n }],
    [rich, { kind: "transferCurrency", currency, to: other, amount: 100_000_000n }],
    [
      friend,
      {
        kind: "callFromWallet",
        wallet: other,
        calls: [
          { kind: "approveCurrency", currency, spender: deployment.market, amount: maxUint256 },
          { kind: "buyListing", listingId: 1n },
          { kind: "buyListing", listingId: 3n },
          { kind: "transferTicket", tickets, from: other, to: friend, tokenId: 3n },
        ],
      },
    ],
    [rich, { kind: "withdrawFromMarket", currency }],
    [fan, { kind: "withdrawFromMarket", currency: zeroAddress }],
    [bidder, { kind: "withdrawFromMarket", currency }],
    [organizer, { kind: "withdrawFromMarket", currency: zeroAddress }],
    [deployment.marketOwner, { kind: "withdrawFromMarket", currency }],
  ];
}

function moves(deployment: Deployment): Sent[] {
  const tickets = ticketContractAddress(deployment, 1);
  const { escrow } = deployment;
  return [
    [friend, { kind: "transferTicket", tickets, from: friend, to: fan, tokenId: 4n }],
    [fan, { kind: "transferTicket", tickets, from: fan, to: fan, tokenId: 4n }],
    [friend, { kind: "approveTickets", tickets, operator: gate, isApproved: true }],
    [gate, { kind: "transferTicket", tickets, from: friend, to: gate, tokenId: 10n }],
    [friend, { kind: "approveTickets", tickets, operator: gate, isApproved: false }],
    [rich, { kind: "approveTickets", tickets, operator: escrow, isApproved: true }],
    [rich, { kind: "depositInEscrow", tickets, tokenId: 8n }],
    [rich, { kind: "releaseFromEscrow", tickets, tokenId: 8n, to: friend }],
  ];
}

function changes(deployment: Deployment): Sent[] {
  const [tickets, second] = [1, 2].map((n) => ticketContractAddress(deployment, n)) as [Address, Address];
  const terms = { price: 2n * 10n ** 16n, fee: 0n, supply: 60, walletLimit: 5, resaleCapBps: 11_000 };
  const times = { startsAt: START + 32 * DAY, endsAt: START + 33 * DAY };
  return [
    [organizer, { kind: "updateTier", tickets, eventId: 1n, tierId: 1, terms }],
    [fan, { kind: "buyTickets", tickets, eventId: 1n, tierId: 1, quantity: 1, buyer: fan }],
    [organizer, { kind: "rescheduleEvent", tickets, eventId: 1n, ...times }],
    [organizer, { kind: "refundTicket", tickets, tokenId: 9n }],
    [organizer, { kind: "voidTicket", tickets, tokenId: 5n }],
    [rich, { kind: "withdrawFromTickets", tickets, currency: coinOf(deployment) }],
    [organizer, { kind: "cancelEvent", tickets: second, eventId: 1n }],
    [rich, { kind: "refundTicket", tickets: second, tokenId: 1n }],
    [rich, { kind: "withdrawFromTickets", tickets: second, currency: coinOf(deployment) }],
    [gate, { kind: "checkIn", tickets, tokenIds: [6n, 7n, 10n] }],
    [organizer, { kind: "setGateOperator", tickets, operator: gate, isAllowed: false }],
  ];
}

function endings(deployment: Deployment): Sent[] {
  const tickets = ticketContractAddress(deployment, 1);
  return [
    [organizer, { kind: "withdrawFromTickets", tickets, currency: zeroAddress }],
    [organizer, { kind: "withdrawFromTickets", tickets, currency: coinOf(deployment) }],
  ];
}
