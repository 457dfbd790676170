import { eventTicketsAbi, ticketFactoryAbi } from "@facevalue/contracts";
import { type Address, decodeEventLog, type Hex, toEventSelector, zeroAddress } from "viem";

const ABI = [...eventTicketsAbi, ...ticketFactoryAbi];
/** Transfer and TokenStatusChanged are the most frequent and are read without a decoder. */
const TRANSFER = toEventSelector("Transfer(address,address,uint256)");
const STATUS = toEventSelector("TokenStatusChanged(uint256,uint8,bytes)");
const DECODED = new Set(
  ["PrimarySale", "TierPublished", "TierUpdated", "TicketContractCreated"].flatMap((name) =>
    ABI.flatMap((item) => (item.type === "event" && item.name === name ? [toEventSelector(item)] : [])),
  ),
);

interface Ticket {
  owner: Address;
  status: number;
  eventId: bigint;
  tierId: number;
  currency: Address;
  price: bigint;
  fee: bigint;
  resaleCapBps: number;
}

interface Tier {
  name: string;
  currency: Address;
  price: bigint;
  fee: bigint;
  supply: number;
  walletLimit: number;
  resaleCapBps: number;
  sold: number;
}

export interface TicketFacts {
  readonly organizer: Address;
  readonly tickets: Ticket[];
  readonly tiers: Map<string, Tier>;
}

export interface FactLog {
  readonly address: Address;
  readonly topics: readonly Hex[];
  readonly data: Hex;
}

/** What the logs of ticket contracts say of their state. */
export class ContractFacts {
  readonly #contracts = new Map<string, TicketFacts>();

  contract(address: string): TicketFacts | undefined {
    return this.#contracts.get(address);
  }

  apply(log: FactLog): void {
    const { address, topics } = log;
    const facts = this.#contracts.get(address);
    const [topic0] = topics;
    if (topic0 !== undefined && DECODED.has(topic0)) this.#decode(log, facts);
    else if (topic0 === TRANSFER && topics.length === 4) moved(facts, topics);
    else if (topic0 === STATUS) {
      const ticket = facts?.tickets[Number(topics[1]) - 1];
      if (ticket !== undefined) ticket.status = Number(topics[2]);
    }
  }

  #decode({ topics, data }: FactLog, facts: TicketFacts | undefined): void {
    const log = decodeEventLog({ abi: ABI, topics: [...topics] as [Hex, ...Hex[]], data });
    switch (log.eventName) {
      case "TicketContractCreated": {
        const organizer = log.args.organizer.toLowerCase() as Address;
        this.#contracts.set(log.args.tickets.toLowerCase(), { organizer, tickets: [], tiers: new Map() });
        break;
      }
      case "TierPublished": {
        const { eventId, tierId, ...terms } = log.args;
        facts?.tiers.set(`${eventId}/${tierId}`, { ...terms, sold: 0 });
        break;
      }
      case "TierUpdated": {
        const { eventId, tierId, ...terms } = log.args;
        Object.assign(facts?.tiers.get(`${eventId}/${tierId}`) ?? {}, terms);
        break;
      }
      case "PrimarySale":
        sold(facts, log.args);
        break;
      default:
        break;
    }
  }
}

function moved(facts: TicketFacts | undefined, topics: readonly Hex[]): void {
  if (facts === undefined) return;
  const owner: Address = `0x${(topics[2] as string).slice(26)}`;
  const position = Number(topics[3]) - 1;
  const ticket = facts.tickets[position];
  if (ticket !== undefined) ticket.owner = owner;
  else facts.tickets[position] = newTicket(owner);
}

function newTicket(owner: Address): Ticket {
  const terms = { currency: zeroAddress, price: 0n, fee: 0n, resaleCapBps: 0 };
  return { owner, status: 0, eventId: 0n, tierId: 0, ...terms };
}

interface Sale {
  readonly tokenId: bigint;
  readonly eventId: bigint;
  readonly tierId: number;
  readonly currency: Address;
  readonly price: bigint;
  readonly fee: bigint;
}

/** A ticket that cost nothing is taken for a complimentary one, to which no cap applies. */
function sold(
  facts: TicketFacts | undefined,
  { tokenId, eventId, tierId, currency, price, fee }: Sale,
): void {
  const tier = facts?.tiers.get(`${eventId}/${tierId}`);
  const ticket = facts?.tickets[Number(tokenId) - 1];
  if (tier === undefined || ticket === undefined) return;
  tier.sold++;
  const resaleCapBps = price + fee === 0n ? 0 : tier.resaleCapBps;
  Object.assign(ticket, { eventId, tierId, currency, price, fee, resaleCapBps });
}
