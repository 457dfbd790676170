import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { createLoader } from "../../../graphql/create-loader.ts";
import { loadEntity } from "../../../graphql/load-entities.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { CurrencyRecord } from "../currency-record.ts";

interface CurrencyRow {
  readonly chain_id: string;
  readonly id: Buffer;
  readonly symbol: string | null;
  readonly decimals: number | null;
}

/** Currencies by key. */
export function createCurrencyLoader(reader: Reader) {
  return createLoader((refs) =>
    loadEntity<CurrencyRow, CurrencyRecord>(reader, refs, {
      table: "currency",
      columns: sql`t.id, t.symbol, t.decimals`,
      keyColumn: "id",
      isMutable: false,
      toValue: toCurrencyRecord,
      keyOf: (currency) => currency,
    }),
  );
}

function toCurrencyRecord(row: CurrencyRow): CurrencyRecord {
  const { symbol, decimals } = row;
  return { __typename: "Currency", chainId: Number(row.chain_id), key: toHex(row.id), symbol, decimals };
}
