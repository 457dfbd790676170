import {
  callsOf,
  createLock,
  deployUnlock,
  grantKeys,
  type Lock,
  type LockVersion,
  type MarketClient,
  purchaseKeys,
  transact,
} from "@facevalue/contracts/testing/markets";
import { type Address, isAddressEqual, parseAbi, zeroAddress } from "viem";
import type { Collection } from "./collection.ts";
import type { Paid, TicketEntry } from "./ledger.ts";
import type { Season } from "./season.ts";

const configCalls = callsOf(
  parseAbi([
    "function updateLockConfig(uint256 expirationDuration, uint256 maxKeys, uint256 maxKeysPerAddress)",
  ]),
);
const DURATION = 2_592_000n;
const MOST = 10_000n;

export interface KeyTerms {
  readonly organizer: Address;
  readonly currency: Address;
  readonly price: bigint;
}

/** Keys of an Unlock lock: sold at its price, which the logs tell exactly, or granted. */
export class LockKeys implements Collection {
  readonly family = "UNLOCK";
  readonly address: Address;
  readonly organizer: Address;
  readonly #lock: Lock;
  readonly #terms: KeyTerms;
  #issued = 0n;

  constructor(lock: Lock, terms: KeyTerms) {
    this.#lock = lock;
    this.#terms = terms;
    this.address = lock.address;
    this.organizer = terms.organizer;
  }

  async issueSome(season: Season): Promise<void> {
    const { random, client } = season.grounds;
    const recipients = Array.from({ length: random.integer(1, 3) }, () => season.otherHolder());
    const { currency, price } = this.#terms;
    if (random.chance(0.2)) {
      await grantKeys(client, this.#lock, { manager: this.organizer, recipients });
      // Whoever grants a key manages it, so that its holder cannot sell it.
      for (const key of this.#write(season, recipients, this.organizer, { currency, price: 0n, parts: [] }))
        key.isBound = true;
      return;
    }
    const payer = season.otherHolder();
    await purchaseKeys(client, this.#lock, { payer, recipients });
    // A lock pays Unlock's share of native coins without a log, so nothing tells that there was none.
    const parts = isAddressEqual(currency, zeroAddress)
      ? null
      : [{ role: "SELLER", recipient: this.address, amount: price } as const];
    this.#write(season, recipients, payer, { currency, price, parts });
  }

  #write(season: Season, recipients: readonly Address[], payer: Address, paid: Paid): TicketEntry[] {
    return recipients.map((buyer) => {
      this.#issued += 1n;
      const key = season.ledger.issue(this.address, this.#issued, buyer);
      season.ledger.sellFirst(
        key,
        {
          seller: this.organizer,
          buyer,
          payer,
          paid,
          isEstimated: false,
          bundleSize: 1,
          marketplace: null,
        },
        "SETTLED",
      );
      return key;
    });
  }
}

/** An Unlock of the version, with a lock for native coins and one for ERC-20 money; an account may hold many keys. */
export async function openLocks(
  client: MarketClient,
  deployer: Address,
  version: LockVersion,
  offers: readonly KeyTerms[],
): Promise<{ factory: Address; locks: LockKeys[] }> {
  const unlock = await deployUnlock(client, deployer, version);
  const locks: LockKeys[] = [];
  for (const [place, terms] of offers.entries()) {
    const { organizer, currency, price } = terms;
    const name = `Keys ${version} ${place}`;
    const lock = await createLock(client, unlock, {
      creator: organizer,
      name,
      price,
      currency,
      maxKeys: MOST,
    });
    const config = configCalls(lock.address)("updateLockConfig", [DURATION, MOST, MOST]);
    await transact(client, organizer, config);
    locks.push(new LockKeys(lock, terms));
  }
  return { factory: unlock.address, locks };
}
