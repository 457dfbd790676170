import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts";
import { TicketContract, TicketType } from "../../generated/schema";
import { PublicLock } from "../../generated/templates/PublicLock/PublicLock";
import { contractFacts } from "../facts/read-facts";
import { contractEventKey, contractTierKey, createContractEvent } from "./contract-event";
import { touchCurrency } from "./currency";
import { recordTerms } from "./event-change";
import { reportIssue } from "./indexing-issue";
import { countContractAndEvent } from "./organizer";
import { createTicketContract } from "./ticket-contract";

/** Creates the rows of a lock that the network file gives by its address, when its first log is seen. */
export function touchLock(log: ethereum.Event): void {
  if (TicketContract.load(log.address) !== null) return;
  createLock(log.address, contractFacts().account("organizer"), null, log);
}

/**
 * Creates the rows of a lock: the contract, its one event and its one tier, from what the lock answers.
 * @param factory the lock's Unlock; the lock is asked for it when it is null
 */
export function createLock(
  address: Address,
  organizer: Bytes | null,
  factory: Bytes | null,
  log: ethereum.Event,
): void {
  const lock = PublicLock.bind(address);
  const contract = createTicketContract(address, "UNLOCK", organizer, log);
  contract.factory = factory === null ? askFactory(lock) : factory;
  const name = lock.try_name();
  if (!name.reverted && name.value.length > 0) contract.name = name.value;
  // Read as a big number, since a contract may answer more than fits.
  const version = lock.tryCall("publicLockVersion", "publicLockVersion():(uint16)", [] as ethereum.Value[]);
  if (!version.reverted) setVersion(contract, version.value[0].toBigInt());
  contract.save();
  countContractAndEvent(organizer);
  const event = createContractEvent(contract, contractFacts(), log);
  const price = lock.try_keyPrice();
  const currency = lock.try_tokenAddress();
  if (price.reverted || currency.reverted) {
    reportIssue(log, "NewLock", "The lock does not answer its price and currency.");
  } else {
    const tier = createLockTier(contract, price.value, currency.value);
    const supply = lock.try_maxNumberOfKeys();
    const walletLimit = lock.try_maxKeysPerAddress();
    if (!supply.reverted) tier.supply = limitOf(supply.value);
    if (!walletLimit.reverted) tier.walletLimit = walletLimitOf(walletLimit.value);
    tier.save();
    event.capacity = tier.supply;
    recordTerms(tier, "TIER_PUBLISHED", log);
  }
  event.save();
}

/** The one tier of a lock; not saved; without limits. */
export function createLockTier(contract: TicketContract, price: BigInt, currency: Address): TicketType {
  const tier = new TicketType(contractTierKey(contract.id));
  tier.event = contractEventKey(contract.id);
  tier.tierId = BigInt.zero();
  const name = contract.name;
  tier.name = name === null ? "" : name;
  tier.currency = touchCurrency(currency);
  tier.price = price;
  tier.fee = BigInt.zero();
  tier.walletLimit = BigInt.zero();
  tier.resaleCapBps = BigInt.zero();
  tier.issuedCount = BigInt.zero();
  return tier;
}

export function setVersion(contract: TicketContract, version: BigInt): void {
  if (version.isI32()) contract.version = version.toI32();
}

/** Null where the number is so large that it stands for no limit. */
export function limitOf(number: BigInt): BigInt | null {
  return number.gt(BigInt.fromI64(i64.MAX_VALUE)) ? null : number;
}

/** 0 where the number is so large that it stands for no limit. */
export function walletLimitOf(number: BigInt): BigInt {
  const limit = limitOf(number);
  return limit === null ? BigInt.zero() : limit;
}

function askFactory(lock: PublicLock): Bytes | null {
  const answer = lock.try_unlockProtocol();
  if (answer.reverted) return null;
  return answer.value;
}
