import { batchMintTicketsCalls, transact } from "@facevalue/contracts/testing/markets";
import { type Address, isAddressEqual, zeroAddress } from "viem";
import type { Collection } from "./collection.ts";
import { nativePart } from "./payments.ts";
import type { Season } from "./season.ts";

export interface PlainTerms {
  readonly address: Address;
  readonly organizer: Address;
  readonly currency: Address;
  readonly price: bigint;
}

/** Plain ERC-721 tickets: what they cost is known from the money that moved in the transaction, and from nothing else. */
export class PlainTickets implements Collection {
  readonly family = "ERC721";
  readonly address: Address;
  readonly organizer: Address;
  readonly #terms: PlainTerms;
  #issued = 0n;

  constructor(terms: PlainTerms) {
    this.#terms = terms;
    this.address = terms.address;
    this.organizer = terms.organizer;
  }

  async issueSome(season: Season): Promise<void> {
    const { random, client } = season.grounds;
    const buyer = season.otherHolder();
    const quantity = random.integer(1, 3);
    if (random.chance(0.15)) {
      const issue = batchMintTicketsCalls(this.address)("mintConsecutive", [this.organizer, 2n]);
      await transact(client, this.organizer, issue);
      for (let i = 0; i < 2; i++) season.ledger.issue(this.address, this.nextNumber(), this.organizer);
      return;
    }
    const payer = random.chance(0.25) ? season.otherHolder(buyer) : buyer;
    await transact(client, payer, this.mintCall(buyer, quantity));
    this.#write(season, buyer, payer, quantity);
  }

  mintCall(to: Address, quantity: number) {
    const { currency, price } = this.#terms;
    const due = nativePart(currency, price * BigInt(quantity));
    return batchMintTicketsCalls(this.address)("mint", [to, BigInt(quantity)], due);
  }

  get isNative(): boolean {
    return isAddressEqual(this.#terms.currency, zeroAddress);
  }

  nextNumber(): bigint {
    this.#issued += 1n;
    return this.#issued;
  }

  #write(season: Season, buyer: Address, payer: Address, quantity: number): void {
    const { currency, price, organizer, address } = this.#terms;
    const isEstimated = this.isNative || quantity > 1;
    for (let i = 0; i < quantity; i++) {
      const parts = [
        { role: "SELLER", recipient: this.isNative ? address : organizer, amount: price },
      ] as const;
      season.ledger.sellFirst(
        season.ledger.issue(address, this.nextNumber(), buyer),
        {
          seller: organizer,
          buyer,
          payer,
          paid: { currency, price, parts },
          isEstimated,
          bundleSize: quantity,
          marketplace: null,
        },
        isEstimated ? "ESTIMATED" : "SETTLED",
      );
    }
  }
}
