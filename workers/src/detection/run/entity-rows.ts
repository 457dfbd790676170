import { encodeEvidence } from "@facevalue/core";
import type { ENTITY, ENTITY_MEMBER, LINK, WALLET_ROLE } from "../../metrics/detection/tables.ts";
import { NETWORK_KEY } from "../../metrics/metric.ts";
import type { RowOf } from "../../metrics/metric-table.ts";
import { type EvidenceRow, resolveEvidence } from "../facts/evidence.ts";
import type { Detection } from "./judge-all.ts";
import { toRatio } from "./to-ratio.ts";

const KEY = NETWORK_KEY.toString("latin1");

/** Bytes of an address or hash in hex with 0x, as a binary string. */
export function bytesOf(hex: string): string {
  return Buffer.from(hex.slice(2), "hex").toString("latin1");
}

export function roleRows({ index }: Detection): RowOf<typeof WALLET_ROLE>[] {
  const { facts, roles } = index;
  return roles.all.map(({ wallet, kind, evidence }) => {
    const logs = evidenceOf(
      index,
      evidence.flatMap(({ rows }) => rows),
    );
    const rules = evidence.map(({ rule, value, threshold }) => ({ rule, value, threshold }));
    const named = { network_key: KEY, wallet: bytesOf(facts.wallets.hexOf(wallet)), role: kind };
    return { ...named, rules: JSON.stringify(rules), ...logs };
  });
}

export function linkRows({ index }: Detection): RowOf<typeof LINK>[] {
  const { facts, entities } = index;
  return entities.flatMap(({ id, links }) =>
    links.map(({ first, second, llr, families }) => {
      const told = families.map(({ family, llr: own, count, through }) => {
        return { family, llr: own, count, through: through < 0 ? null : facts.wallets.hexOf(through) };
      });
      return {
        network_key: KEY,
        first_wallet: bytesOf(facts.wallets.hexOf(first)),
        second_wallet: bytesOf(facts.wallets.hexOf(second)),
        entity: bytesOf(id),
        llr: toRatio(llr),
        families: JSON.stringify(told),
        ...evidenceOf(
          index,
          families.flatMap(({ rows }) => rows),
        ),
      };
    }),
  );
}

/** Entities of several wallets. One of a single wallet is that wallet, and has a row in `score` alone. */
export function entityRows({ index, measurements }: Detection): RowOf<typeof ENTITY>[] {
  return index.entities.flatMap(({ id, wallets, links, confidence }, position) => {
    if (wallets.length < 2) return [];
    const counts = {
      wallet_count: wallets.length,
      link_count: links.length,
      confidence: toRatio(confidence),
    };
    const as_of_block = measurements.newestBlock[position] ?? 0;
    return { network_key: KEY, entity: bytesOf(id), ...counts, as_of_block };
  });
}

export function memberRows({ index, measurements }: Detection): RowOf<typeof ENTITY_MEMBER>[] {
  const { facts } = index;
  return index.entities.flatMap(({ id, wallets }, position) => {
    if (wallets.length < 2) return [];
    const entity = bytesOf(id);
    const as_of_block = measurements.newestBlock[position] ?? 0;
    return wallets.map((wallet) => {
      return { network_key: KEY, wallet: bytesOf(facts.wallets.hexOf(wallet)), entity, as_of_block };
    });
  });
}

function evidenceOf({ facts }: Detection["index"], rows: readonly EvidenceRow[]) {
  const found = new Map(
    rows.map((row) => {
      const log = resolveEvidence(facts, row);
      return [`${log.transaction}:${log.logIndex ?? ""}`, log] as const;
    }),
  );
  const logs = [...found.values()];
  const as_of_block = logs.reduce((newest, { block }) => Math.max(newest, block), 0);
  return { evidence: encodeEvidence(logs).toString("latin1"), as_of_block };
}
