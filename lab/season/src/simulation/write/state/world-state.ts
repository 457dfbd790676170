import type { Address } from "viem";
import { ticketContractAddress, type WorldDeployment } from "../../actions/world-deployment.ts";
import type { LogDraft } from "../abi-codec.ts";
import { CurrencyState } from "./currency-state.ts";
import { EscrowState } from "./escrow-state.ts";
import { MarketState } from "./market-state.ts";
import { refuse } from "./refuse.ts";
import { TicketContract } from "./ticket-contract.ts";
import { WalletState } from "./wallet-state.ts";

/** The state of all contracts of a world. */
export class WorldState {
  readonly deployment: WorldDeployment;
  readonly market: MarketState;
  readonly escrow: EscrowState;
  readonly wallets: WalletState;
  readonly #currencies: ReadonlyMap<Address, CurrencyState>;
  readonly #contracts = new Map<Address, TicketContract>();

  constructor(deployment: WorldDeployment) {
    this.deployment = deployment;
    this.#currencies = new Map(
      deployment.currencies.map(({ account }) => [account, new CurrencyState(account)]),
    );
    this.market = new MarketState({
      address: deployment.market,
      owner: deployment.marketOwner,
      currencies: this.#currencies,
      contractOf: (tickets) => this.tickets(tickets),
    });
    this.escrow = new EscrowState(deployment.escrow);
    this.wallets = new WalletState(deployment);
  }

  /** Accounts that created a ticket contract. */
  get organizers(): ReadonlySet<Address> {
    return new Set([...this.#contracts.values()].map(({ organizer }) => organizer));
  }

  currency(account: Address): CurrencyState {
    return this.#currencies.get(account) ?? refuse(`the world has no currency ${account}`);
  }

  tickets(address: Address): TicketContract {
    return this.#contracts.get(address) ?? refuse(`there is no ticket contract ${address}`);
  }

  createTickets(organizer: Address): TicketContract {
    const address = ticketContractAddress(this.deployment, this.#contracts.size + 1);
    const contract = new TicketContract(address, organizer, this.#currencies);
    this.#contracts.set(address, contract);
    return contract;
  }

  /** Takes a token from the payer for the disperser and pays it on. */
  disperse(
    payer: Address,
    currency: Address,
    payments: readonly { to: Address; amount: bigint }[],
  ): LogDraft[] {
    const token = this.currency(currency);
    const { disperser } = this.deployment;
    const total = payments.reduce((sum, { amount }) => sum + amount, 0n);
    const taken = token.take(disperser, payer, disperser, total);
    return [taken, ...payments.map(({ to, amount }) => token.transfer(disperser, to, amount))];
  }
}
