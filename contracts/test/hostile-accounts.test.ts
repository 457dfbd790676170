import { beforeEach, describe, expect, it } from "vitest";
import { falseReturningTokenBytecode } from "../generated/fixtures/false-returning-token.ts";
import { feeOnTransferTokenBytecode } from "../generated/fixtures/fee-on-transfer-token.ts";
import { greedyTicketsBytecode } from "../generated/fixtures/greedy-tickets.ts";
import { reentrantAbi, reentrantBytecode } from "../generated/fixtures/reentrant.ts";
import { unpayableBytecode } from "../generated/fixtures/unpayable.ts";
import { type Call, marketCalls, reentrantCalls, ticketsCalls, tokenCalls } from "./support/calls.ts";
import { balanceIn, claimable, EVENT_DETAILS, NATIVE, openSales, tierTerms } from "./support/stage.ts";
import { decodeRevert } from "./support/transact.ts";
import { useStage } from "./support/use-stage.ts";

const stage = useStage();
type Address = `0x${string}`;

/** Lets the attacker contract make a call; it has the same `forward` as the one that takes nothing. */
const through = (attacker: Address, { to, data }: Call, value = 0n) =>
  reentrantCalls(attacker)("forward", [to, value, data]);

async function armedWith(attacker: Address, call: Call): Promise<void> {
  await stage().run(stage().carol, reentrantCalls(attacker)("arm", [call.to, call.data]));
}

/** How often the attacker called back, how often with success, and why not. */
async function outcomeOf(address: Address) {
  const { reader } = stage().chain;
  const contract = { address, abi: reentrantAbi } as const;
  const attempts = await reader.readContract({ ...contract, functionName: "attempts" });
  const successes = await reader.readContract({ ...contract, functionName: "successes" });
  const lastError = await reader.readContract({ ...contract, functionName: "lastError" });
  return { attempts, successes, reason: decodeRevert(lastError).name };
}

const BLOCKED = { attempts: 1n, successes: 0n, reason: "ReentrancyGuardReentrantCall" };

beforeEach(() => openSales(stage()));

describe("an account that calls back", () => {
  it("while it withdraws is paid once", async () => {
    const { run, chain, onTickets, organizer, carol, alice, tickets } = stage();
    const attacker = await chain.deploy(reentrantBytecode);
    await run(carol, through(attacker, onTickets("buy", [1n, 1, 1, attacker]), 110n), 110n);
    await run(alice, onTickets("buy", [1n, 1, 4, alice]), 440n);
    await run(organizer, onTickets("refund", [1n]));
    const withdraw = onTickets("withdraw", [NATIVE]);
    await armedWith(attacker, withdraw);
    await run(carol, through(attacker, withdraw));
    expect(await outcomeOf(attacker)).toEqual(BLOCKED);
    expect(await balanceIn(stage(), attacker)).toBe(110n);
    expect(await balanceIn(stage(), tickets)).toBe(440n);
  });

  it("while it receives a new ticket buys no second one", async () => {
    const { run, chain, onTickets, carol } = stage();
    const attacker = await chain.deploy(reentrantBytecode);
    await armedWith(attacker, onTickets("buy", [1n, 1, 1, attacker]));
    await run(carol, through(attacker, onTickets("buy", [1n, 1, 1, attacker]), 110n), 110n);
    expect(await outcomeOf(attacker)).toEqual(BLOCKED);
  });

  it("while it receives a resold ticket neither buys again nor cancels its bid", async () => {
    const { run, chain, onTickets, onMarket, alice, carol, tickets } = stage();
    const attacker = await chain.deploy(reentrantBytecode);
    await run(alice, onTickets("buy", [1n, 1, 2, alice]), 220n);
    await run(alice, onMarket("list", [tickets, 1n, NATIVE, 100n]));
    await run(carol, through(attacker, onMarket("placeBid", [tickets, 1n, 1, NATIVE, 90n, 2]), 180n), 180n);
    await armedWith(attacker, onMarket("cancelBid", [1n]));
    await run(carol, through(attacker, onMarket("buyListing", [1n]), 100n), 100n);
    expect(await outcomeOf(attacker)).toEqual(BLOCKED);
    await run(alice, onMarket("acceptBid", [1n, 2n]));
    expect(await outcomeOf(attacker)).toEqual({ ...BLOCKED, attempts: 2n });
    expect(await claimable(stage(), stage().market, attacker)).toBe(0n);
  });
});

it("an account that takes neither coins nor tickets harms only itself", async () => {
  const { run, fail, chain, onTickets, alice, carol, organizer } = stage();
  const account = await chain.deploy(unpayableBytecode);
  const refused = await fail(carol, through(account, onTickets("buy", [1n, 1, 1, account]), 110n), 110n);
  expect(refused).toEqual({ name: "ERC721InvalidReceiver", args: [account] });
  await run(alice, onTickets("buy", [1n, 1, 1, alice]), 110n);
  await run(alice, onTickets("transferFrom", [alice, account, 1n]));
  await run(organizer, onTickets("refund", [1n]));
  const withdrawal = await fail(carol, through(account, onTickets("withdraw", [NATIVE])));
  expect(withdrawal).toEqual({ name: "NativeTransferFailed", args: [account] });
  expect(await claimable(stage(), stage().tickets, account)).toBe(110n);
});

describe("a token", () => {
  const sellFor = async (code: Address) => {
    const { run, chain, onTickets, organizer, alice, tickets } = stage();
    const currency = await chain.deploy(code);
    await run(alice, tokenCalls(currency)("mint", [alice, 10_000n]));
    await run(alice, tokenCalls(currency)("approve", [tickets, 10_000n]));
    await run(alice, tokenCalls(currency)("approve", [stage().market, 10_000n]));
    await run(organizer, onTickets("publishTier", [1n, tierTerms({ currency, price: 1_000n, fee: 0n })]));
    return currency;
  };

  it("that keeps a part of every transfer is refused", async () => {
    const { fail, onTickets, onMarket, alice, tickets } = stage();
    const currency = await sellFor(feeOnTransferTokenBytecode);
    const short = { name: "WrongPayment", args: [1_000n, 990n] };
    expect(await fail(alice, onTickets("buy", [1n, 2, 1, alice]))).toEqual(short);
    expect(await fail(alice, onMarket("placeBid", [tickets, 1n, 2, currency, 500n, 2]))).toEqual(short);
  });

  it("that answers false is refused", async () => {
    const { fail, onTickets, alice } = stage();
    const currency = await sellFor(falseReturningTokenBytecode);
    const failure = await fail(alice, onTickets("buy", [1n, 2, 1, alice]));
    expect(failure).toEqual({ name: "SafeERC20FailedOperation", args: [currency] });
  });
});

it("a ticket contract that asks for more royalty than the price gets what the market's fee leaves", async () => {
  const { run, chain, onMarket, alice, bob, market, marketOwner } = stage();
  const greedy = await chain.deploy(greedyTicketsBytecode);
  const [deployer] = chain.accounts;
  if (!deployer) throw new Error("No account.");
  const onGreedy = ticketsCalls(greedy);
  await run(deployer, onGreedy("publishEvent", [EVENT_DETAILS]));
  await run(deployer, onGreedy("publishTier", [1n, tierTerms({ resaleCapBps: 0 })]));
  await run(alice, onGreedy("buy", [1n, 1, 1, alice]), 110n);
  await run(alice, onGreedy("setApprovalForAll", [market, true]));
  await run(alice, onMarket("list", [greedy, 1n, NATIVE, 1_000n]));
  await run(bob, marketCalls(market)("buyListing", [1n]), 1_000n);
  const credits = [deployer, marketOwner, alice].map((account) => claimable(stage(), market, account));
  expect(await Promise.all(credits)).toEqual([975n, 25n, 0n]);
});

it("coins sent without a purchase are refused", async () => {
  const { fail, alice, tickets, market, onTickets } = stage();
  const withdraw = onTickets("withdraw", [NATIVE]).data;
  for (const to of [tickets, market]) {
    expect(await fail(alice, { to, data: "0x" }, 5n)).toEqual({ name: "", args: [] });
    expect(await fail(alice, { to, data: withdraw }, 5n)).toEqual({ name: "", args: [] });
  }
});
