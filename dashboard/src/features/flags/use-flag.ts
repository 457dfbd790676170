import { useState } from "react";
import { readAsReviewer } from "../../api/read-as-reviewer.ts";
import type { ReviewerKey } from "../../api/reviewer-key.ts";
import { type Polled, usePolled } from "../../api/use-polled.ts";
import type * as Generated from "../../generated/graphql.ts";
import type { WalletPlace } from "../wallet/wallet-place.ts";
import { FlagQuery } from "./flags-queries.ts";

export type FlagData = NonNullable<Generated.FlagPageQuery["flag"]>;
export type Reason = Generated.ReasonFragment;

const FEW_LOGS = 10;
const MOST_LOGS = 100;
const INTERVAL_MS = 10_000;

/** What is known of a wallet's entity, kept fresh, with a way to see more of the evidence. */
export function useFlag(
  key: ReviewerKey,
  place: WalletPlace,
): { readonly flag: Polled<FlagData | null>; readonly loadMore: (() => void) | null } {
  const [logs, setLogs] = useState(FEW_LOGS);
  const flag = usePolled<FlagData | null>(
    `flag:${place.chainId}/${place.address.toLowerCase()}:${logs}`,
    async () => (await readAsReviewer(FlagQuery, { ...place, logs }, key)).flag,
    INTERVAL_MS,
  );
  return { flag, loadMore: logs < MOST_LOGS ? () => setLogs(MOST_LOGS) : null };
}
