import { BannedAccount } from "../../../generated/schema";
import {
  BannedAccountAddedForCollection,
  BannedAccountRemovedForCollection,
} from "../../../generated/templates/PaymentProcessor/PaymentProcessor";
import { reportIssue } from "../../entities/indexing-issue";
import { isIndexedContract } from "../../facts/indexed-contracts";

export function handleBannedAccountAdded(log: BannedAccountAddedForCollection): void {
  const contract = log.params.tokenAddress;
  if (!isIndexedContract(contract)) return;
  const ban = new BannedAccount(contract.concat(log.params.account));
  ban.contract = contract;
  ban.account = log.params.account;
  ban.marketplace = log.address;
  ban.isBanned = true;
  ban.bannedAt = log.block.timestamp;
  ban.updatedAt = log.block.timestamp;
  ban.save();
}

export function handleBannedAccountRemoved(log: BannedAccountRemovedForCollection): void {
  const contract = log.params.tokenAddress;
  if (!isIndexedContract(contract)) return;
  const ban = BannedAccount.load(contract.concat(log.params.account));
  if (ban === null) {
    reportIssue(log, "BannedAccountRemovedForCollection", "The account was not banned.");
    return;
  }
  ban.isBanned = false;
  ban.updatedAt = log.block.timestamp;
  ban.save();
}
