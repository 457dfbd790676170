import { rolesOf, type Session } from "@facevalue/db";
import type { DetectionFacts } from "../facts/detection-facts.ts";
import type { RoleKind, Roles } from "../roles/role.ts";
import { RoleCollector } from "../roles/role-collector.ts";

/** Roles of the wallets that the facts name, as the last run found them. */
export async function readKnownRoles({ db }: Session, { chainId, wallets }: DetectionFacts): Promise<Roles> {
  const asked = Array.from({ length: wallets.count }, (_, wallet) => ({
    chainId,
    key: wallets.hexOf(wallet),
  }));
  const { rows } = await rolesOf(asked).execute(db);
  const collector = new RoleCollector(wallets.count);
  for (const { wallet, role } of rows)
    collector.add(wallets.find(wallet), role as RoleKind, { rule: "KNOWN", value: 1, threshold: 1 }, []);
  return collector.take();
}
