import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { createListLoader, createLoader } from "../../../graphql/create-loader.ts";
import { loadEntities, loadEntity } from "../../../graphql/load-entities.ts";
import type { Reader } from "../../../graphql/reader.ts";
import { toMoney } from "../../currency/to-money.ts";
import type { TicketTypeRecord } from "../ticket-type-record.ts";

interface TicketTypeRow {
  readonly chain_id: string;
  readonly id: Buffer;
  readonly event: Buffer;
  readonly tier_id: string;
  readonly name: string;
  readonly currency: Buffer;
  readonly price: string;
  readonly fee: string;
  readonly supply: string | null;
  readonly wallet_limit: string;
  readonly resale_cap_bps: string;
  readonly issued_count: string;
}

const QUERY = {
  table: "ticket_type",
  columns: sql`
    t.id, t.event, t.tier_id, t.name, t.currency, t.price, t.fee, t.supply, t.wallet_limit, t.resale_cap_bps,
    t.issued_count`,
  isMutable: true,
  toValue: toTicketTypeRecord,
};

/** Tiers by key. */
export function createTicketTypeLoader(reader: Reader) {
  return createLoader((refs) =>
    loadEntity<TicketTypeRow, TicketTypeRecord>(reader, refs, {
      ...QUERY,
      keyColumn: "id",
      keyOf: (tier) => tier,
    }),
  );
}

/** Tiers by their event, by number. */
export function createEventTicketTypesLoader(reader: Reader) {
  return createListLoader(async (refs) => {
    const found = await loadEntities<TicketTypeRow, TicketTypeRecord>(reader, refs, {
      ...QUERY,
      keyColumn: "event",
      keyOf: ({ chainId, event }) => ({ chainId, key: event }),
    });
    for (const tiers of found.values()) tiers.sort((a, b) => (a.tierId < b.tierId ? -1 : 1));
    return found;
  });
}

function toTicketTypeRecord(row: TicketTypeRow): TicketTypeRecord {
  const chainId = Number(row.chain_id);
  return {
    __typename: "TicketType",
    chainId,
    key: toHex(row.id),
    event: toHex(row.event),
    tierId: BigInt(row.tier_id),
    name: row.name,
    price: toMoney(chainId, row.price, row.currency),
    fee: toMoney(chainId, row.fee, row.currency),
    supply: row.supply === null ? null : BigInt(row.supply),
    issuedCount: BigInt(row.issued_count),
    walletLimit: zeroAsNull(row.wallet_limit),
    resaleCapBps: zeroAsNull(row.resale_cap_bps),
  };
}

/** In the chain tables 0 says that there is no limit. */
function zeroAsNull(value: string): bigint | null {
  return value === "0" ? null : BigInt(value);
}
