import type { Metric } from "../metric.ts";
import { replaceTable } from "../metric-table.ts";
import { moneyRows } from "./money-rows.ts";
import { profileRows } from "./profile-rows.ts";
import { IS_COUNTED_STATUS, IS_MOVE, IS_RESALE, readFacts } from "./read-facts.ts";
import { WALLET_MONEY, WALLET_PROFILE } from "./tables.ts";

/** Issues come from it and burned tickets go to it: it is nobody's wallet. */
const ZERO_ADDRESS = Buffer.alloc(20);

/** What each wallet bought, resold, holds and earned. Key: wallet address. Formulas: methodology.md. */
export const metric: Metric = {
  name: "wallet-profile",
  methodology: 2,
  tables: [WALLET_PROFILE.name, WALLET_MONEY.name],
  keyColumn: "wallet",
  keySources: [
    { table: "sale", column: "buyer", isImmutable: true },
    { table: "sale", column: "seller", isImmutable: true, where: IS_RESALE },
    { table: "transfer", column: "from", isImmutable: true, where: IS_MOVE },
    { table: "transfer", column: "to", isImmutable: true, where: IS_MOVE },
    { table: "ticket", column: "owner", isImmutable: false },
    { table: "ticket_status_change", column: "holder", isImmutable: true, where: IS_COUNTED_STATUS },
    { table: "holding", column: "owner", isImmutable: false },
    { table: "holding_use", column: "holder", isImmutable: true },
  ],
  alsoReads: [],
  async recompute(session, scope) {
    const shared = { metric, scope };
    const keys = scope.keys.filter((key) => !key.equals(ZERO_ADDRESS));
    const facts = await readFacts(session, { ...scope, keys });
    await replaceTable(session, { ...shared, table: WALLET_PROFILE }, facts.flatMap(profileRows));
    await replaceTable(session, { ...shared, table: WALLET_MONEY }, facts.flatMap(moneyRows));
  },
};
