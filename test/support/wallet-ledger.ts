/** What a wallet paid and was paid in one currency. */
export interface LedgerWalletMoney {
  spentPrimary: bigint;
  spentResale: bigint;
  resaleEarned: bigint;
  profit: bigint;
  /** Resales whose ticket had cost the wallet nothing in this currency that is known. */
  unknownCosts: number;
}

interface Paid {
  readonly amount: bigint;
  readonly currency: string;
}

export interface LedgerResold {
  readonly ticket: string;
  readonly seller: string;
  readonly buyer: string;
  readonly currency: string;
  readonly price: bigint;
  /** Price less fee and royalty. */
  readonly earned: bigint;
  /** Price and fee of the ticket's own primary sale: what a gift counts as. */
  readonly face: Paid;
}

/** Every wallet's purse, kept sale by sale. */
export class WalletLedger {
  /** By `wallet currency`. */
  readonly money = new Map<string, LedgerWalletMoney>();
  readonly #costs = new Map<string, Map<string, Paid>>();

  recordPrimary(sale: { ticket: string; buyer: string; currency: string; price: bigint }): void {
    const { ticket, buyer, currency, price } = sale;
    this.moneyOf(buyer, currency).spentPrimary += price;
    this.#costsOf(buyer).set(ticket, { amount: price, currency });
  }

  recordResale(sale: LedgerResold): void {
    const { ticket, seller, buyer, currency, price, earned, face } = sale;
    const purse = this.moneyOf(seller, currency);
    const cost = this.#costsOf(seller).get(ticket) ?? face;
    purse.resaleEarned += earned;
    if (cost.currency === currency) purse.profit += earned - cost.amount;
    else purse.unknownCosts += 1;
    this.#costsOf(seller).delete(ticket);
    this.moneyOf(buyer, currency).spentResale += price;
    this.#costsOf(buyer).set(ticket, { amount: price, currency });
  }

  moneyOf(wallet: string, currency: string): LedgerWalletMoney {
    const key = `${wallet} ${currency}`;
    const known = this.money.get(key);
    if (known !== undefined) return known;
    const created = { spentPrimary: 0n, spentResale: 0n, resaleEarned: 0n, profit: 0n, unknownCosts: 0 };
    this.money.set(key, created);
    return created;
  }

  #costsOf(wallet: string): Map<string, Paid> {
    const known = this.#costs.get(wallet);
    if (known !== undefined) return known;
    const created = new Map<string, Paid>();
    this.#costs.set(wallet, created);
    return created;
  }
}
