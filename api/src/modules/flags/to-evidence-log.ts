import type { EvidenceLog as Stored } from "@facevalue/core";
import type { EvidenceLog } from "../../generated/resolver-types.ts";

export function toEvidenceLog({ transaction, logIndex, block }: Stored): EvidenceLog {
  return { transactionHash: transaction, logIndex, block: BigInt(block) };
}
