import { Event, TicketContract, TicketType } from "../../../generated/schema";
import {
  LockConfig,
  LockMetadata,
  PricingChanged,
  RoleGranted,
} from "../../../generated/templates/PublicLock/PublicLock";
import { contractEventKey, contractTierKey } from "../../entities/contract-event";
import { touchCurrency } from "../../entities/currency";
import { recordTerms } from "../../entities/event-change";
import { reportIssue } from "../../entities/indexing-issue";
import { createLockTier, limitOf, touchLock, walletLimitOf } from "../../entities/lock";
import { appointOrganizer } from "../../entities/lock-manager";
import { contractFacts } from "../../facts/read-facts";

/** Price and currency of keys sold from here on. */
export function handlePricingChanged(log: PricingChanged): void {
  touchLock(log);
  let tier = TicketType.load(contractTierKey(log.address));
  if (tier === null) {
    const contract = TicketContract.load(log.address)!;
    tier = createLockTier(contract, log.params.keyPrice, log.params.tokenAddress);
  }
  tier.price = log.params.keyPrice;
  tier.currency = touchCurrency(log.params.tokenAddress);
  tier.save();
  recordTerms(tier, "TIER_UPDATED", log);
}

/** Versions 12 to 15. */
export function handleLockConfig(log: LockConfig): void {
  touchLock(log);
  const tier = TicketType.load(contractTierKey(log.address));
  if (tier === null) {
    reportIssue(log, "LockConfig", "The lock's price is not known.");
    return;
  }
  tier.supply = limitOf(log.params.maxNumberOfKeys);
  tier.walletLimit = walletLimitOf(log.params.maxKeysPerAcccount);
  tier.save();
  recordTerms(tier, "TIER_UPDATED", log);
  const event = Event.load(tier.event);
  if (event === null) return;
  event.capacity = tier.supply;
  event.save();
}

/** Versions 12 to 15. A name that the network file gives the event stands. */
export function handleLockMetadata(log: LockMetadata): void {
  touchLock(log);
  const name = log.params.name;
  if (name.length == 0) return;
  const contract = TicketContract.load(log.address);
  const tier = TicketType.load(contractTierKey(log.address));
  const event = Event.load(contractEventKey(log.address));
  if (contract !== null) {
    contract.name = name;
    contract.save();
  }
  if (tier !== null) {
    tier.name = name;
    tier.save();
  }
  if (event !== null && contractFacts().part("event").text("name") === null) {
    event.name = name;
    event.save();
  }
}

export function handleRoleGranted(log: RoleGranted): void {
  touchLock(log);
  appointOrganizer(log.address, log.params.role, log.params.account);
}
