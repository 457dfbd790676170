import type { Address } from "viem";
import type { Season } from "./season.ts";

/** One ticket contract of the season. */
export interface Collection {
  readonly family: "REFERENCE" | "ERC721" | "UNLOCK";
  readonly address: Address;
  readonly organizer: Address;
  /** Sells some tickets at the contract's own box office, or gives some away, and writes the sales into the ledger. */
  issueSome(season: Season): Promise<void>;
}
