import { type Address, zeroAddress } from "viem";
import type { CallAction } from "../actions/account-actions.ts";

/** What one call moved or paid, told by the model of the contracts. */
export interface ModelEffect {
  readonly name: "PrimarySale" | "Resold" | "Transfer" | "Refund" | "CheckIn";
  readonly tickets: Address;
  readonly eventId: number;
  readonly tokenId: number;
  readonly from: Address;
  readonly to: Address;
  readonly price: bigint;
  /** Primary fee, or the market's. */
  readonly fee: bigint;
  readonly royalty: bigint;
}

interface ModelTier {
  currency: Address;
  price: bigint;
  fee: bigint;
  supply: number;
  sold: number;
  limit: number;
  capBps: number;
  readonly boughtBy: Map<Address, number>;
}

interface ModelTicket {
  readonly event: ModelEvent;
  readonly tier: ModelTier;
  readonly tokenId: number;
  readonly cost: bigint;
  readonly fee: bigint;
  readonly capBps: number;
  owner: Address;
  moves: number;
  status: "sold" | "void" | "redeemed";
}

interface ModelEvent {
  readonly contract: ModelContract;
  readonly id: number;
  readonly salesStart: number;
  startsAt: number;
  endsAt: number;
  cancelled: boolean;
  held: bigint;
  readonly tiers: ModelTier[];
}

interface ModelContract {
  readonly address: Address;
  readonly organizer: Address;
  readonly gates: Set<Address>;
  readonly events: ModelEvent[];
  readonly tickets: ModelTicket[];
  readonly credits: Map<string, bigint>;
}

/**
 * The contracts' rules, written from their interface and kept apart from the simulation: it refuses what they would refuse
 * and tells what they would log. Used by tests only.
 */
export class ContractModel {
  readonly contracts = new Map<Address, ModelContract>();
  readonly #addresses: (position: number) => Address;
  readonly #market: Address;
  readonly #owner: Address;
  readonly #escrow: Address;
  readonly #bridge: Address;
  readonly #disperser: Address;
  readonly #balances = new Map<string, bigint>();
  readonly #allowed = new Set<string>();
  readonly #listings: {
    ticket: ModelTicket;
    seller: Address;
    price: bigint;
    moves: number;
    open: boolean;
  }[] = [];
  readonly #bids: { bidder: Address; tier: ModelTier; price: bigint; open: number }[] = [];
  readonly #live = new Map<ModelTicket, number>();
  readonly #credits = new Map<string, bigint>();
  readonly #escrowed = new Map<ModelTicket, Address>();
  time = 0;

  constructor(
    accounts: Record<"market" | "marketOwner" | "escrow" | "bridge" | "disperser", Address>,
    addresses: (position: number) => Address,
  ) {
    this.#market = accounts.market;
    this.#owner = accounts.marketOwner;
    this.#escrow = accounts.escrow;
    this.#bridge = accounts.bridge;
    this.#disperser = accounts.disperser;
    this.#addresses = addresses;
  }

  call(caller: Address, action: CallAction): ModelEffect[] {
    switch (action.kind) {
      case "createTicketContract": {
        const address = this.#addresses(this.contracts.size + 1);
        const empty = { gates: new Set<Address>(), events: [], tickets: [], credits: new Map() };
        this.contracts.set(address, { address, organizer: caller, ...empty });
        return [];
      }
      case "setGateOperator":
        this.#own(caller, action.tickets).gates.add(action.operator);
        return [];
      case "publishEvent": {
        const contract = this.#own(caller, action.tickets);
        const { salesStart, startsAt, endsAt } = action.details;
        must(salesStart <= startsAt && startsAt <= endsAt && Number(endsAt) > this.time, "schedule");
        contract.events.push({
          contract,
          id: contract.events.length + 1,
          salesStart: Number(salesStart),
          startsAt: Number(startsAt),
          endsAt: Number(endsAt),
          cancelled: false,
          held: 0n,
          tiers: [],
        });
        return [];
      }
      case "publishTier": {
        const { terms } = action;
        this.#upcoming(this.#own(caller, action.tickets), action.eventId).tiers.push({
          currency: terms.currency,
          price: terms.price,
          fee: terms.fee,
          supply: terms.supply,
          sold: 0,
          limit: terms.walletLimit,
          capBps: terms.resaleCapBps,
          boughtBy: new Map(),
        });
        must(terms.supply > 0, "supply");
        return [];
      }
      case "updateTier": {
        const tier = this.#upcoming(this.#own(caller, action.tickets), action.eventId).tiers[
          action.tierId - 1
        ];
        must(tier !== undefined && action.terms.supply >= tier.sold, "tier");
        const { price, fee, supply, walletLimit, resaleCapBps } = action.terms;
        Object.assign(tier, { price, fee, supply, limit: walletLimit, capBps: resaleCapBps });
        return [];
      }
      case "rescheduleEvent": {
        const event = this.#upcoming(this.#own(caller, action.tickets), action.eventId);
        must(action.startsAt >= event.salesStart && action.endsAt > this.time, "schedule");
        event.startsAt = action.startsAt;
        event.endsAt = action.endsAt;
        return [];
      }
      case "cancelEvent":
        this.#upcoming(this.#own(caller, action.tickets), action.eventId).cancelled = true;
        return [];
      case "issueComplimentary": {
        const event = this.#upcoming(this.#own(caller, action.tickets), action.eventId);
        return this.#issue(event, action, action.to, true);
      }
      case "buyTickets": {
        const contract = this.#contract(action.tickets);
        const event = this.#upcoming(contract, action.eventId);
        must(this.time >= event.salesStart, "not on sale");
        const tier = event.tiers[action.tierId - 1];
        must(tier !== undefined, "tier");
        const bought = (tier.boughtBy.get(action.buyer) ?? 0) + action.quantity;
        must(tier.limit === 0 || bought <= tier.limit, "limit");
        tier.boughtBy.set(action.buyer, bought);
        const total = (tier.price + tier.fee) * BigInt(action.quantity);
        this.#take(caller, tier.currency, total, contract.address);
        event.held += total;
        return this.#issue(event, action, action.buyer, false);
      }
      case "listTicket": {
        const ticket = this.#ticket(action.tickets, action.tokenId);
        this.#mustSell(ticket, caller, action.price, action.currency);
        const latest = this.#listings[this.#live.get(ticket) ?? -1];
        must(
          !latest?.open || latest.moves !== ticket.moves || latest.seller !== ticket.owner,
          "already listed",
        );
        this.#live.set(ticket, this.#listings.length);
        const { price } = action;
        this.#listings.push({ ticket, seller: caller, price, moves: ticket.moves, open: true });
        return [];
      }
      case "changeListingPrice": {
        const listing = this.#listing(action.listingId);
        must(listing.seller === caller, "seller");
        this.#mustResale(listing.ticket, action.price);
        listing.price = action.price;
        return [];
      }
      case "cancelListing": {
        const listing = this.#listing(action.listingId);
        must(listing.seller === caller, "seller");
        listing.open = false;
        return [];
      }
      case "buyListing": {
        const listing = this.#listing(action.listingId);
        const { ticket, price, seller } = listing;
        this.#mustResale(ticket, price);
        this.#take(caller, ticket.tier.currency, price, this.#market);
        listing.open = false;
        return this.#settle(ticket, seller, caller, price);
      }
      case "placeBid": {
        const tier = this.#contract(action.tickets).events[Number(action.eventId) - 1]?.tiers[
          action.tierId - 1
        ];
        must(tier !== undefined && action.price > 0n && action.quantity > 0, "bid");
        this.#take(caller, action.currency, action.price * BigInt(action.quantity), this.#market);
        this.#bids.push({ bidder: caller, tier, price: action.price, open: action.quantity });
        return [];
      }
      case "cancelBid": {
        const bid = this.#bids[Number(action.bidId) - 1];
        must(bid !== undefined && bid.open > 0 && bid.bidder === caller, "bid");
        add(this.#credits, caller + bid.tier.currency, bid.price * BigInt(bid.open));
        bid.open = 0;
        return [];
      }
      case "acceptBid": {
        const bid = this.#bids[Number(action.bidId) - 1];
        must(bid !== undefined && bid.open > 0, "bid");
        const ticket = this.#tierTicket(bid.tier, action.tokenId);
        this.#mustSell(ticket, caller, bid.price, bid.tier.currency);
        bid.open -= 1;
        return this.#settle(ticket, caller, bid.bidder, bid.price);
      }
      case "withdrawFromMarket":
        this.#payOut(this.#credits, caller, action.currency, 0n);
        return [];
      case "withdrawFromTickets": {
        const contract = this.#contract(action.tickets);
        const isOrganizer = caller === contract.organizer;
        const ended = contract.events.filter(({ endsAt, cancelled }) => !cancelled && endsAt <= this.time);
        const released = isOrganizer ? ended.reduce((sum, { held }) => sum + held, 0n) : 0n;
        if (isOrganizer) for (const event of ended) event.held = 0n;
        this.#payOut(contract.credits, caller, action.currency, released);
        return [];
      }
      case "refundTicket": {
        const ticket = this.#ticket(action.tickets, action.tokenId);
        const { contract, cancelled } = ticket.event;
        must(caller === contract.organizer || (caller === ticket.owner && cancelled), "refund");
        must(ticket.status === "sold" && ticket.cost <= ticket.event.held, "refund");
        ticket.status = "void";
        ticket.event.held -= ticket.cost;
        add(contract.credits, ticket.owner + ticket.tier.currency, ticket.cost);
        return [this.#effect("Refund", ticket, ticket.owner, ticket.owner, ticket.cost)];
      }
      case "checkIn": {
        const contract = this.#contract(action.tickets);
        must(caller === contract.organizer || contract.gates.has(caller), "gate");
        return action.tokenIds.map((tokenId) => {
          const ticket = this.#ticket(action.tickets, tokenId);
          must(ticket.status === "sold" && !ticket.event.cancelled, "check-in");
          ticket.status = "redeemed";
          return this.#effect("CheckIn", ticket, ticket.owner, ticket.owner, 0n);
        });
      }
      case "transferTicket": {
        const ticket = this.#ticket(action.tickets, action.tokenId);
        must(caller === action.from, "not the holder's own transfer");
        return this.#move(ticket, action.from, action.to);
      }
      case "depositInEscrow": {
        const ticket = this.#ticket(action.tickets, action.tokenId);
        must(this.#allowed.has(caller + this.#escrow + action.tickets), "approval");
        this.#escrowed.set(ticket, caller);
        return this.#move(ticket, caller, this.#escrow);
      }
      case "releaseFromEscrow": {
        const ticket = this.#ticket(action.tickets, action.tokenId);
        must(this.#escrowed.get(ticket) === caller, "depositor");
        return this.#move(ticket, this.#escrow, action.to);
      }
      case "approveTickets":
        this.#allowed.add(caller + action.operator + action.tickets);
        return [];
      case "approveCurrency":
        this.#allowed.add(caller + action.spender + action.currency);
        return [];
      case "mintCurrency":
        add(this.#balances, action.to + action.currency, action.amount);
        return [];
      case "transferCurrency":
        this.#spend(caller, action.currency, action.amount, action.to);
        return [];
      case "disperse":
        for (const { to, amount } of action.payments) {
          if (action.currency === zeroAddress) continue;
          must(this.#allowed.has(caller + this.#disperser + action.currency), "allowance");
          this.#spend(caller, action.currency, amount, to);
        }
        return [];
      case "payOutFromBridge":
        this.#spend(this.#bridge, action.currency, action.amount, action.to);
        return [];
      case "transferNative":
        must(action.amount > 0n, "amount");
        return [];
      case "voidTicket":
        throw new RangeError("no world voids tickets");
    }
  }

  #issue(
    event: ModelEvent,
    { tierId, quantity }: { tierId: number; quantity: number },
    to: Address,
    isFree: boolean,
  ): ModelEffect[] {
    const tier = event.tiers[tierId - 1];
    must(tier !== undefined && quantity > 0 && tier.sold + quantity <= tier.supply, "supply");
    tier.sold += quantity;
    return Array.from({ length: quantity }, () => {
      const ticket: ModelTicket = {
        event,
        tier,
        tokenId: event.contract.tickets.length + 1,
        cost: isFree ? 0n : tier.price + tier.fee,
        fee: isFree ? 0n : tier.fee,
        capBps: tier.capBps,
        owner: to,
        moves: 0,
        status: "sold",
      };
      event.contract.tickets.push(ticket);
      const effect = this.#effect("PrimarySale", ticket, event.contract.organizer, to, ticket.cost);
      return { ...effect, fee: ticket.fee };
    });
  }

  #settle(ticket: ModelTicket, seller: Address, buyer: Address, price: bigint): ModelEffect[] {
    const fee = (price * 25n) / 1000n;
    const royalty = price / 20n;
    const { currency } = ticket.tier;
    add(this.#credits, this.#owner + currency, fee);
    add(this.#credits, ticket.event.contract.organizer + currency, royalty);
    add(this.#credits, seller + currency, price - fee - royalty);
    this.#move(ticket, seller, buyer);
    return [{ ...this.#effect("Resold", ticket, seller, buyer, price), fee, royalty }];
  }

  #move(ticket: ModelTicket, from: Address, to: Address): ModelEffect[] {
    must(ticket.status === "sold" && ticket.owner === from, "move");
    ticket.owner = to;
    ticket.moves += 1;
    return [this.#effect("Transfer", ticket, from, to, 0n)];
  }

  #effect(
    name: ModelEffect["name"],
    { event, tokenId }: ModelTicket,
    from: Address,
    to: Address,
    price: bigint,
  ): ModelEffect {
    const tickets = event.contract.address;
    return { name, tickets, eventId: event.id, tokenId, from, to, price, fee: 0n, royalty: 0n };
  }

  #mustSell(ticket: ModelTicket, seller: Address, price: bigint, currency: Address): void {
    must(ticket.owner === seller, "holder");
    must(this.#allowed.has(seller + this.#market + ticket.event.contract.address), "market approval");
    must(currency === ticket.tier.currency, "currency");
    this.#mustResale(ticket, price);
  }

  #mustResale({ cost, capBps, status, event }: ModelTicket, price: bigint): void {
    must(price > 0n && cost > 0n && status === "sold" && !event.cancelled, "resale");
    must(capBps === 0 || price <= (cost * BigInt(capBps)) / 10_000n, "cap");
  }

  #listing(listingId: bigint) {
    const listing = this.#listings[Number(listingId) - 1];
    must(listing !== undefined, "listing");
    const { open, ticket, seller, moves } = listing;
    must(open && ticket.owner === seller && ticket.moves === moves, "listing is live");
    return listing;
  }

  #take(owner: Address, currency: Address, amount: bigint, spender: Address): void {
    if (currency === zeroAddress || amount === 0n) return;
    must(this.#allowed.has(owner + spender + currency), "allowance");
    this.#spend(owner, currency, amount, spender);
  }

  #spend(from: Address, currency: Address, amount: bigint, to: Address): void {
    if (currency === zeroAddress) return;
    must((this.#balances.get(from + currency) ?? 0n) >= amount, `balance of ${from}`);
    add(this.#balances, from + currency, -amount);
    add(this.#balances, to + currency, amount);
  }

  #payOut(credits: Map<string, bigint>, account: Address, currency: Address, more: bigint): void {
    const amount = (credits.get(account + currency) ?? 0n) + more;
    must(amount > 0n, "nothing to withdraw");
    credits.set(account + currency, 0n);
    if (currency !== zeroAddress) add(this.#balances, account + currency, amount);
  }

  #contract(address: Address): ModelContract {
    const contract = this.contracts.get(address);
    must(contract !== undefined, "contract");
    return contract;
  }

  #own(caller: Address, address: Address): ModelContract {
    const contract = this.#contract(address);
    must(contract.organizer === caller, "organizer");
    return contract;
  }

  #upcoming(contract: ModelContract, eventId: bigint): ModelEvent {
    const event = contract.events[Number(eventId) - 1];
    must(event !== undefined && !event.cancelled && this.time < event.endsAt, "event");
    return event;
  }

  #ticket(address: Address, tokenId: bigint): ModelTicket {
    const ticket = this.#contract(address).tickets[Number(tokenId) - 1];
    must(ticket !== undefined, "ticket");
    return ticket;
  }

  #tierTicket(tier: ModelTier, tokenId: bigint): ModelTicket {
    for (const { tickets } of this.contracts.values()) {
      const ticket = tickets[Number(tokenId) - 1];
      if (ticket?.tier === tier) return ticket;
    }
    throw new RangeError("refused: bid for another tier");
  }
}

function must(condition: boolean, rule: string): asserts condition {
  if (!condition) throw new RangeError(`refused: ${rule}`);
}

function add(amounts: Map<string, bigint>, key: string, amount: bigint): void {
  amounts.set(key, (amounts.get(key) ?? 0n) + amount);
}
