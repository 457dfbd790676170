import { ByteDictionary } from "../../columns/byte-dictionary.ts";

/** What the rows of the tables name, numbered as they come. */
export interface Names {
  readonly wallets: ByteDictionary;
  readonly currencies: ByteDictionary;
  readonly tickets: ByteDictionary;
  readonly hashes: ByteDictionary;
  readonly events: ByteDictionary;
  readonly tiers: ByteDictionary;
  readonly listings: ByteDictionary;
}

/** Names for tables whose rows belong to transactions. */
export interface ReadNames {
  readonly names: Names;
  /** Numbers of transactions' senders by those of their hashes, as far as they are known: most who act sign for themselves. */
  readonly senders: Int32Array;
}

export function createNames(): Names {
  return {
    wallets: new ByteDictionary(),
    currencies: new ByteDictionary(),
    tickets: new ByteDictionary(),
    hashes: new ByteDictionary(),
    events: new ByteDictionary(),
    tiers: new ByteDictionary(),
    listings: new ByteDictionary(),
  };
}
