import { HoldingUse } from "../../../generated/schema";
import { OnConsumption } from "../../../generated/templates/Erc1155Tickets/Erc1155Tickets";
import { touchConfiguredContract } from "../../entities/configured-contract";
import { contractEventKey } from "../../entities/contract-event";
import { touchTransaction } from "../../entities/transaction";
import { logKey } from "../../keys/entity-keys";

/** ERC-2135: tickets used at the door stay with their holder unless they are burned as well. */
export function handleOnConsumption(log: OnConsumption): void {
  if (log.params.amount.isZero()) return;
  touchConfiguredContract("ERC1155", log);
  const use = new HoldingUse(logKey(log));
  use.contract = log.address;
  use.tokenId = log.params.assetId;
  use.event = contractEventKey(log.address);
  use.holder = log.params.consumer;
  use.quantity = log.params.amount;
  use.transaction = touchTransaction(log);
  use.logIndex = log.logIndex.toI32();
  use.block = log.block.number;
  use.timestamp = log.block.timestamp;
  use.save();
}
