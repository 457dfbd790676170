/** A rate as a provider tells it. */
export interface ToldRate {
  /** How the provider's configuration or file names it: an address, `native`, an ISO 4217 code or a token's symbol. */
  readonly currency: string;
  /** ISO 4217 code. */
  readonly fiat: string;
  /** Unix seconds from which it holds. */
  readonly time: number;
  /** Fiat per whole unit of the currency, as a count of 10^-18; over 0. */
  readonly rate: bigint;
}

export interface RateRequest {
  /** Unix seconds: of earlier rates only the newest is of use. */
  from(currency: string, fiat: string): number;
  readonly signal: AbortSignal;
}

/** Where exchange rates come from. */
export interface RateProvider {
  /** Name of the source, as stored beside each of its rates. */
  readonly name: string;
  /** Network whose currencies it names; null: the only one there is. */
  readonly chainId: number | null;
  /** Pairs that it asks for, so that it can be told from when on; none for one that always tells all. */
  readonly pairs: readonly { readonly currency: string; readonly fiat: string }[];
  /** How long to wait between two questions. */
  readonly everySeconds: number;
  /**
   * All rates that it has from the asked times on, or null when nothing has changed since it was asked last.
   * @throws when it cannot tell; nothing of that answer is stored
   */
  read(request: RateRequest): Promise<readonly ToldRate[] | null>;
  /** Called once the last answer is stored. */
  onStored?(): void;
}
