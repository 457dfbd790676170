import { maxUint256, zeroAddress } from "viem";
import type { CallAction } from "../../actions/account-actions.ts";
import { act, blockTime } from "../../engine/act.ts";
import type { Simulation } from "../../engine/simulation.ts";
import { allowance, isPublic, type TicketState, type TierState } from "../../market/event-state.ts";
import { letTake } from "../../population/let-take.ts";
import type { Wallet } from "../../population/wallet.ts";
import type { Movement } from "../../truth/movement.ts";
import { fund } from "../money/fund.ts";
import { debit } from "../money/move-money.ts";
import { arrive } from "./arrive.ts";

const DAY = 86_400;

export interface Purchase {
  readonly tier: TierState;
  readonly quantity: number;
  readonly buyer: Wallet;
  /** Who pays on the chain; the buyer unless given. */
  readonly payer?: Wallet;
}

/** Buys as many as are wanted, allowed and left, and gives the tickets; none when the sale is not open. */
export function buyTickets(simulation: Simulation, purchase: Purchase): TicketState[] {
  const { tier, buyer, payer = buyer } = purchase;
  const { event } = tier;
  const { currency, tickets: contract } = event.organizer;
  const quantity = Math.min(purchase.quantity, allowance(tier, buyer));
  if (quantity <= 0 || event.isCancelled || event.isOver || simulation.now < event.salesStart) return [];
  const total = (tier.price + tier.fee) * BigInt(quantity);
  fund(simulation, payer, currency, total);
  const call = { kind: "buyTickets", tickets: contract, eventId: BigInt(event.eventId) } as const;
  const bought = issueTickets(tier, buyer, quantity, tier.price + tier.fee);
  act(
    simulation,
    payer,
    [
      ...spendingCalls(payer, currency, contract),
      { ...call, tierId: tier.tierId, quantity, buyer: buyer.address },
    ],
    bought.map((ticket) => primaryMovement(ticket)),
  );
  debit(payer, currency, total);
  tier.boughtBy.set(buyer, (tier.boughtBy.get(buyer) ?? 0) + quantity);
  book(simulation, tier, quantity);
  for (const ticket of bought) arrive(ticket, null, buyer);
  return bought;
}

/** Lets the spender take the currency, unless it may already. */
export function spendingCalls(
  owner: Wallet,
  currency: Wallet["address"],
  spender: Wallet["address"],
): CallAction[] {
  const key = `${currency}${spender}`;
  if (currency === zeroAddress || !letTake(owner, key)) return [];
  return [{ kind: "approveCurrency", currency, spender, amount: maxUint256 }];
}

/** New tickets of the tier, numbered on in their contract. */
export function issueTickets(tier: TierState, owner: Wallet, quantity: number, face: bigint): TicketState[] {
  const { event } = tier;
  return Array.from({ length: quantity }, () => {
    event.organizer.minted += 1;
    tier.issued += 1;
    const tokenId = event.organizer.minted;
    const ticket: TicketState = { tier, tokenId, face, owner, status: "valid", transfers: 0, listing: null };
    event.tickets.push(ticket);
    return ticket;
  });
}

function primaryMovement({ tier, tokenId, owner, face }: TicketState): Movement {
  const { organizer, eventId, ledger } = tier.event;
  const movement: Movement = {
    kind: "primary",
    armsLength: true,
    tickets: organizer.tickets,
    eventId,
    tierId: tier.tierId,
    tokenId,
    seller: organizer.wallet.address,
    buyer: owner.address,
    currency: organizer.currency,
    price: face,
    truePrice: face,
    royalty: 0n,
    fee: tier.fee,
    face,
  };
  ledger.add(movement);
  return movement;
}

function book(simulation: Simulation, { event, kind }: TierState, quantity: number): void {
  const time = blockTime(simulation);
  event.figures.sold += quantity;
  if (!isPublic(kind)) return;
  event.figures.addBooking(Math.floor((time - event.salesStart) / DAY), quantity);
  const open = event.tiers.filter((tier) => isPublic(tier.kind) && tier.issued < tier.supply);
  if (open.length === 0) event.figures.soldOutAt ??= time;
}
