interface Money {
  readonly raw: string;
}

export interface WalletAnswer {
  readonly wallet: {
    readonly profile: {
      readonly money: readonly {
        readonly currency: { readonly address: string | null };
        readonly spentPrimary: Money;
        readonly spentResale: Money;
        readonly resaleEarned: Money | null;
        readonly costUnknownCount: string;
        readonly realizedProfit: Money | null;
      }[];
    };
  };
}

/** A wallet's money. */
export const WALLET_QUERY = `query Wallet($chainId: Int!, $address: Address!) {
  wallet(chainId: $chainId, address: $address) { profile { money {
    currency { address } spentPrimary { raw } spentResale { raw } resaleEarned { raw } costUnknownCount
    realizedProfit { raw }
  } } }
}`;
