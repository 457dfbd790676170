import type { DetectionFacts } from "../facts/detection-facts.ts";
import { type AccountLabel, ROLE_OF_LABEL } from "../labels/account-label.ts";
import type { RoleCollector } from "./role-collector.ts";

/** What a list of known accounts says of those that the facts name. It rests on no log. */
export function addLabelRoles(
  { wallets }: DetectionFacts,
  labels: readonly AccountLabel[],
  roles: RoleCollector,
): void {
  for (const { account, kind } of labels) {
    const wallet = wallets.findHex(account);
    if (wallet >= 0) roles.add(wallet, ROLE_OF_LABEL[kind], { rule: "LABELLED", value: 1, threshold: 1 }, []);
  }
}
