import { type NullReason, toHex } from "@facevalue/core";
import DataLoader from "dataloader";
import { type RawBuilder, sql } from "kysely";
import type { SaleWashEvidence, WashVerdict } from "../../../generated/resolver-types.ts";
import { refKey, toBytes } from "../../../graphql/entity-ref.ts";
import { encodeGlobalId } from "../../../graphql/global-id.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { SaleRecord } from "../../sale/sale-record.ts";

const CODES = ["01", "02", "03", "04", "05", "06"] as const;

interface SaleColumns {
  readonly chain_id: string;
  readonly sale_id: Buffer;
}

interface WashRow extends SaleColumns, Readonly<Record<`wash_${(typeof CODES)[number]}`, boolean | null>> {
  readonly verdict: WashVerdict | null;
  readonly verdict_reason: NullReason | null;
}

/** A resale's row of metrics.wash_trade. */
export interface SaleWash {
  readonly verdict: WashVerdict | null;
  readonly reason: NullReason | null;
  readonly codes: readonly string[];
}

/** Verdicts on resales; null where nothing was found. */
export function createSaleWashLoader(reader: Reader) {
  return new DataLoader<SaleRecord, SaleWash | null, string>(
    async (sales) => {
      const rows = await reader.read(sql<WashRow>`
        select chain_id, sale_id, verdict, verdict_reason, wash_01, wash_02, wash_03, wash_04, wash_05, wash_06
        from ${saleKeys(sales)} join metrics.wash_trade using (chain_id, event_id, sale_id)`);
      const found = new Map(rows.map((row) => [keyOf(row), toSaleWash(row)]));
      return sales.map((sale) => found.get(refKey(sale)) ?? null);
    },
    { cacheKeyFn: refKey },
  );
}

function toSaleWash(row: WashRow): SaleWash {
  const codes = CODES.filter((code) => row[`wash_${code}`] === true).map((code) => `WASH-${code}`);
  return { verdict: row.verdict, reason: row.verdict_reason, codes };
}

interface EvidenceRow extends SaleColumns {
  readonly code: string;
  readonly evidence_id: Buffer;
  readonly kind: string;
}

/** What shows the codes of resales, by code, sales before payments, in the order of their ids. */
export function createSaleWashEvidenceLoader(reader: Reader) {
  return new DataLoader<SaleRecord, readonly SaleWashEvidence[], string>(
    async (sales) => {
      const rows = await reader.read(sql<EvidenceRow>`
        select chain_id, sale_id, code, evidence_id, kind
        from ${saleKeys(sales)} join metrics.wash_evidence using (chain_id, event_id, sale_id)
        order by code, kind desc, evidence_id`);
      const found = Map.groupBy(rows, keyOf);
      return sales.map((sale) => (found.get(refKey(sale)) ?? []).map(toEvidence));
    },
    { cacheKeyFn: refKey },
  );
}

const HASH_BYTES = 32;

/** A sale's and a payment's id begin with the hash of their transaction. */
function toEvidence({ chain_id, code, evidence_id, kind }: EvidenceRow): SaleWashEvidence {
  const key = toHex(evidence_id);
  const sale = encodeGlobalId({ __typename: "Sale", chainId: Number(chain_id), key });
  return {
    code,
    saleId: kind === "SALE" ? sale : null,
    transactionHash: toHex(evidence_id.subarray(0, HASH_BYTES)),
  };
}

function keyOf({ chain_id, sale_id }: SaleColumns): string {
  return refKey({ chainId: Number(chain_id), key: toHex(sale_id) });
}

/** Sales of no known event are in no metric. */
function saleKeys(sales: readonly SaleRecord[]): RawBuilder<unknown> {
  const known = sales.flatMap(({ chainId, event, key }) => (event === null ? [] : [{ chainId, event, key }]));
  return sql`unnest(
    ${known.map(({ chainId }) => chainId)}::bigint[], ${known.map(({ event }) => toBytes(event))}::bytea[],
    ${known.map(({ key }) => toBytes(key))}::bytea[]) as asked(chain_id, event_id, sale_id)`;
}
