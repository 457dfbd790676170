import { decodeEvidence, toHex } from "@facevalue/core";
import {
  type LinkRow,
  linksOf,
  membersOf,
  rolesOf,
  type SignalRow,
  signalsOf,
  type TellingRow,
  tellingsOf,
} from "@facevalue/db";
import { trimDecimal } from "../../../exact/trim-decimal.ts";
import type { FlagBand, FlagChange, ServiceRole, SignalFamily } from "../../../generated/resolver-types.ts";
import { createListLoader } from "../../../graphql/create-loader.ts";
import { refKey } from "../../../graphql/entity-ref.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { FlagLinkRecord, FlagReasonRecord, FlagTellingRecord } from "../flag-record.ts";

interface EntityColumns {
  readonly chain_id: string;
  readonly entity: Buffer;
}

/** Wallets of entities of two or more, ascending. */
export function createMembersLoader(reader: Reader) {
  return createListLoader<string>(async (entities) => {
    const rows = await reader.read(membersOf(entities));
    return groupRows(rows, ({ wallet }) => toHex(wallet));
  });
}

/** What wallets are besides fans. */
export function createRolesLoader(reader: Reader) {
  return createListLoader<ServiceRole>(async (wallets) => {
    const rows = await reader.read(rolesOf(wallets));
    const named = rows.map(({ chain_id, wallet, role }) => ({ chain_id, entity: wallet, role }));
    return groupRows(named, ({ role }) => role as ServiceRole);
  });
}

/** Reasons for and against entities, the weightiest first. */
export function createSignalsLoader(reader: Reader) {
  return createListLoader<FlagReasonRecord>(async (entities) =>
    groupRows(await reader.read(signalsOf(entities)), toReason),
  );
}

function toReason(row: SignalRow): FlagReasonRecord {
  return {
    code: row.code,
    family: row.family as SignalFamily,
    value: trimDecimal(row.value),
    threshold: trimDecimal(row.threshold),
    percentile: trimDecimal(row.percentile),
    contribution: trimDecimal(row.contribution),
    formulaVersion: Number(row.formula_version),
    asOfBlock: BigInt(row.as_of_block),
    evidenceCount: BigInt(row.evidence_count),
    logs: decodeEvidence(row.evidence),
  };
}

/** What ties wallets of entities, the strongest first. */
export function createTiesLoader(reader: Reader) {
  return createListLoader<FlagLinkRecord>(async (entities) =>
    groupRows(await reader.read(linksOf(entities)), toLink),
  );
}

function toLink({ first_wallet, second_wallet, llr, families, evidence }: LinkRow): FlagLinkRecord {
  return {
    first: toHex(first_wallet),
    second: toHex(second_wallet),
    weight: trimDecimal(llr),
    ties: families,
    logs: decodeEvidence(evidence),
  };
}

/** What was told of entities, the newest first. */
export function createTellingsLoader(reader: Reader) {
  return createListLoader<FlagTellingRecord>(async (entities) => {
    const rows = await reader.read(tellingsOf(entities));
    const withdrawn = new Set(rows.map(({ withdraws }) => withdraws));
    return groupRows(rows.toReversed(), (row) => toTelling(row, withdrawn.has(row.id)));
  });
}

function toTelling(row: TellingRow, isWithdrawn: boolean): FlagTellingRecord {
  return {
    change: row.change as FlagChange,
    block: BigInt(row.block),
    band: row.band === null ? null : (row.band.toUpperCase() as FlagBand),
    probability: row.score === null ? null : trimDecimal(row.score),
    walletCount: row.wallet_count,
    isWithdrawn,
    modelVersion: row.model,
    methodologyVersion: row.methodology,
    recordedAt: row.recorded_at,
  };
}

function groupRows<Row extends EntityColumns, Value>(
  rows: readonly Row[],
  toValue: (row: Row) => Value,
): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const row of rows) {
    const key = refKey({ chainId: Number(row.chain_id), key: toHex(row.entity) });
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [toValue(row)]);
    else own.push(toValue(row));
  }
  return groups;
}
