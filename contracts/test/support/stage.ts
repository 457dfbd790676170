import { type Address, zeroAddress } from "viem";
import { deployReference, eventTicketsAbi, testStablecoinAbi, ticketMarketAbi } from "../../index.ts";
import { type Call, factoryCalls, marketCalls, ticketsCalls, tokenCalls } from "./calls.ts";
import { type Chain, GENESIS_TIME, startChain } from "./chain.ts";
import { type DecodedLog, execute, revertOf } from "./transact.ts";

export const NATIVE = zeroAddress;
export const SALES_START = GENESIS_TIME + 10_000;
export const STARTS_AT = GENESIS_TIME + 100_000;
export const ENDS_AT = GENESIS_TIME + 110_000;
export const MARKET_FEE_BPS = 250n;

export const EVENT_DETAILS = {
  name: "Aurora Tour, Night 2",
  artist: "Aurora",
  category: "concert",
  venue: "Hall",
  city: "Berlin",
  country: "DE",
  timeZone: "Europe/Berlin",
  fiat: "EUR",
  salesStart: BigInt(SALES_START),
  startsAt: BigInt(STARTS_AT),
  endsAt: BigInt(ENDS_AT),
} as const;

export interface Tier {
  name: string;
  currency: Address;
  price: bigint;
  fee: bigint;
  supply: number;
  walletLimit: number;
  resaleCapBps: number;
}

/** A tier at 100 + 10 coins' smallest units with a cap at 120 % unless told otherwise. */
export function tierTerms(changes: Partial<Tier> = {}): Tier {
  const terms = { name: "Stalls", currency: NATIVE, price: 100n, fee: 10n, supply: 20, walletLimit: 0 };
  return { ...terms, resaleCapBps: 12_000, ...changes };
}

/** One organizer's ticket contract with people around it, on a chain of its own. */
export interface Stage {
  readonly chain: Chain;
  readonly market: Address;
  readonly stablecoin: Address;
  readonly tickets: Address;
  readonly factory: Address;
  readonly marketOwner: Address;
  readonly organizer: Address;
  readonly alice: Address;
  readonly bob: Address;
  readonly carol: Address;
  readonly onTickets: ReturnType<typeof ticketsCalls>;
  readonly onMarket: ReturnType<typeof marketCalls>;
  run(from: Address, call: Call, value?: bigint): Promise<DecodedLog[]>;
  fail(from: Address, call: Call, value?: bigint): ReturnType<typeof revertOf>;
  setTime(seconds: number): Promise<void>;
}

export async function openStage(): Promise<Stage> {
  const chain = await startChain();
  const [deployer, marketOwner, organizer, alice, bob, carol] = chain.accounts as [Address, ...Address[]];
  if (!marketOwner || !organizer || !alice || !bob || !carol) throw new Error("Too few accounts.");
  const deployed = await deployReference(chain.deployer, {
    marketOwner,
    marketFeeBps: Number(MARKET_FEE_BPS),
  });
  const run = (from: Address, call: Call, value = 0n) => execute(chain, { from, value, ...call });
  const created = await run(
    organizer,
    factoryCalls(deployed.factory)("createTicketContract", ["Aurora", "AUR"]),
  );
  const tickets = createdContract(created);
  for (const account of [alice, bob, carol]) {
    await run(deployer, tokenCalls(deployed.stablecoin)("mint", [account, 1_000_000_000n]));
    for (const spender of [tickets, deployed.market] as const) {
      await run(account, tokenCalls(deployed.stablecoin)("approve", [spender, 2n ** 255n]));
    }
    await run(account, ticketsCalls(tickets)("setApprovalForAll", [deployed.market, true]));
  }
  return {
    chain,
    ...deployed,
    tickets,
    marketOwner,
    organizer,
    alice,
    bob,
    carol,
    onTickets: ticketsCalls(tickets),
    onMarket: marketCalls(deployed.market),
    run,
    fail: (from, call, value = 0n) => revertOf(chain, { from, value, ...call }),
    setTime: async (seconds) => {
      await chain.control.setNextBlockTimestamp({ timestamp: BigInt(seconds) });
      await chain.control.mine({ blocks: 1 });
    },
  };
}

/** Publishes the usual event with one tier and opens its sales; both ids are 1 on a fresh stage. */
export async function openSales(stage: Stage, changes: Partial<Tier> = {}): Promise<void> {
  await stage.run(stage.organizer, stage.onTickets("publishEvent", [EVENT_DETAILS]));
  await stage.run(stage.organizer, stage.onTickets("publishTier", [1n, tierTerms(changes)]));
  await stage.setTime(SALES_START);
}

export function readTickets(stage: Stage) {
  return { address: stage.tickets, abi: eventTicketsAbi } as const;
}

export function readMarket(stage: Stage) {
  return { address: stage.market, abi: ticketMarketAbi } as const;
}

export function claimable(stage: Stage, contract: Address, account: Address, currency: Address = NATIVE) {
  return stage.chain.reader.readContract({
    address: contract,
    abi: ticketMarketAbi,
    functionName: "claimable",
    args: [account, currency],
  });
}

export function balanceIn(stage: Stage, account: Address, currency: Address = NATIVE): Promise<bigint> {
  if (currency === NATIVE) return stage.chain.reader.getBalance({ address: account });
  return stage.chain.reader.readContract({
    address: currency,
    abi: testStablecoinAbi,
    functionName: "balanceOf",
    args: [account],
  });
}

/** The address in the log of a contract's creation. */
export function createdContract(logs: readonly DecodedLog[]): Address {
  const log = logs.find(({ name }) => name === "TicketContractCreated");
  if (!log) throw new Error("No ticket contract was created.");
  return (log.args as { tickets: Address }).tickets;
}
