import { readRows, type Session } from "@facevalue/db";
import { sql } from "kysely";
import { type AccountLabel, isLabelKind } from "./account-label.ts";

/** What somebody's list calls accounts of the chain, by address; none unless labels were stored. */
export async function readLabels(session: Session, chainId: number): Promise<AccountLabel[]> {
  const query = sql`
    select account, kind from app.account_label where chain_id = ${sql.lit(chainId)} order by account`;
  const rows = await readRows(session, query, { account: "id", kind: "text" });
  return rows.flatMap(({ account, kind }) => {
    const hex = `0x${Buffer.from(account, "latin1").toString("hex")}`;
    return isLabelKind(kind) ? [{ account: hex, kind }] : [];
  });
}
