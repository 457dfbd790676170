import { createLoader } from "../../../graphql/create-loader.ts";
import { loadEntity } from "../../../graphql/load-entities.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { SaleRecord } from "../sale-record.ts";
import { SALE_COLUMNS, type SaleRow, toSaleRecord } from "./sale-row.ts";

/** Sales by key. */
export function createSaleLoader(reader: Reader) {
  return createLoader((refs) =>
    loadEntity<SaleRow, SaleRecord>(reader, refs, {
      table: "sale",
      columns: SALE_COLUMNS,
      keyColumn: "id",
      isMutable: false,
      toValue: toSaleRecord,
      keyOf: (sale) => sale,
    }),
  );
}
