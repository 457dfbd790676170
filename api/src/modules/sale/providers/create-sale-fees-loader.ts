import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import type { FeeRole } from "../../../generated/resolver-types.ts";
import { createListLoader } from "../../../graphql/create-loader.ts";
import { loadEntities } from "../../../graphql/load-entities.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { toMoney } from "../../currency/to-money.ts";

interface SaleFeeRow {
  readonly chain_id: string;
  readonly id: Buffer;
  readonly sale: Buffer;
  readonly role: FeeRole;
  readonly recipient: Buffer | null;
  readonly currency: Buffer;
  readonly amount: string;
}

type SaleFeeRecord = ReturnType<typeof toSaleFee>;

/** Parts of sales' prices by sale, in the order in which the mapping told them. */
export function createSaleFeesLoader(reader: Reader) {
  return createListLoader<SaleFeeRecord>(async (refs) => {
    const found = await loadEntities<SaleFeeRow, SaleFeeRecord>(reader, refs, {
      table: "sale_fee",
      columns: sql`t.id, t.sale, t.role::text as role, t.recipient, t.currency, t.amount`,
      keyColumn: "sale",
      isMutable: false,
      toValue: toSaleFee,
      keyOf: ({ chainId, sale }) => ({ chainId, key: sale }),
    });
    for (const fees of found.values()) fees.sort((a, b) => (a.key < b.key ? -1 : 1));
    return found;
  });
}

function toSaleFee(row: SaleFeeRow) {
  const chainId = Number(row.chain_id);
  return {
    chainId,
    key: toHex(row.id),
    sale: toHex(row.sale),
    role: row.role,
    recipient: row.recipient && toHex(row.recipient),
    amount: toMoney(chainId, row.amount, row.currency),
  };
}
