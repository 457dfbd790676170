import { ethereum } from "@graphprotocol/graph-ts";
import { IndexingIssue } from "../../generated/schema";
import { logKey } from "../keys/entity-keys";
import { touchTransaction } from "./transaction";

/** Records that a log could not be interpreted, or not wholly. */
export function reportIssue(log: ethereum.Event, name: string, reason: string): void {
  const issue = new IndexingIssue(logKey(log));
  issue.contract = log.address;
  issue.log = name;
  issue.reason = reason;
  issue.transaction = touchTransaction(log);
  issue.block = log.block.number;
  issue.timestamp = log.block.timestamp;
  issue.save();
}
