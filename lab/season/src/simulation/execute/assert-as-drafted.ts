import { AppError } from "@facevalue/core";
import type { DraftTransaction } from "../write/draft-transaction.ts";
import type { RawReceipt } from "./anvil-lines.ts";

/** @throws AppError INTERNAL when an executed transaction failed, or differs from its draft in its hash or its logs */
export function assertAsDrafted(drafts: readonly DraftTransaction[], receipts: readonly RawReceipt[]): void {
  for (const [index, draft] of drafts.entries()) {
    const receipt = receipts[index];
    if (receipt?.status !== "0x1") throw differs(draft, "failed");
    if (receipt.transactionHash !== draft.hash)
      throw differs(draft, `has the hash ${receipt.transactionHash}`);
    const [drafted, emitted] = [draft.logs, receipt.logs].map((logs) =>
      logs.map(({ address, topics, data }) => [address, ...topics, data].join()),
    );
    if (drafted?.join("\n") === emitted?.join("\n")) continue;
    const at = emitted?.findIndex((log, position) => log !== drafted?.[position]) ?? -1;
    const shown = `log ${at} is ${emitted?.[at] ?? "missing"} and was drafted as ${drafted?.[at] ?? "nothing"}`;
    throw differs(draft, `emitted ${emitted?.length} logs, drafted were ${drafted?.length}; ${shown}`);
  }
}

function differs({ hash, from, to, nonce }: DraftTransaction, how: string): AppError {
  const which = `Transaction ${hash} (nonce ${nonce} of ${from}, to ${to ?? "nobody"})`;
  return new AppError("INTERNAL", `${which} ${how}: the contracts and their direct writing disagree.`);
}
