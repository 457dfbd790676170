import { encodeEvidence } from "@facevalue/core";
import type { ENTITY, ENTITY_MEMBER, LINK, WALLET_ROLE } from "../../metrics/detection/tables.ts";
import { NETWORK_KEY } from "../../metrics/metric.ts";
import type { StreamedRow } from "../../stream/streamed-table.ts";
import type { DetectionFacts } from "../facts/detection-facts.ts";
import { type EvidenceRow, resolveEvidence } from "../facts/evidence.ts";
import type { Detection } from "./judge-all.ts";
import { roundToMillionths } from "./round-to-millionths.ts";

const KEY = NETWORK_KEY.toString("latin1");

/** Bytes of an address or hash in hex with 0x, as a binary string. */
export function bytesOf(hex: string): string {
  return Buffer.from(hex.slice(2), "hex").toString("latin1");
}

export function* roleRows({ index }: Detection): Generator<StreamedRow<typeof WALLET_ROLE>> {
  const { facts, roles } = index;
  for (const { wallet, kind, evidence } of roles.all) {
    const logs = evidenceOf(
      index,
      evidence.flatMap(({ rows }) => rows),
    );
    const rules = evidence.map(({ rule, value, threshold }) => ({ rule, value, threshold }));
    const named = { network_key: KEY, wallet: addressOf(facts, wallet), role: kind };
    yield { ...named, rules: JSON.stringify(rules), ...logs };
  }
}

export function* linkRows({ index }: Detection): Generator<StreamedRow<typeof LINK>> {
  const { facts, entities } = index;
  for (const { id, links } of entities) {
    for (const { first, second, llr, families } of links) {
      const told = families.map(({ family, llr: own, count, through }) => {
        return { family, llr: own, count, through: through < 0 ? null : facts.wallets.hexOf(through) };
      });
      yield {
        network_key: KEY,
        first_wallet: addressOf(facts, first),
        second_wallet: addressOf(facts, second),
        entity: bytesOf(id),
        llr: roundToMillionths(llr),
        families: JSON.stringify(told),
        ...evidenceOf(
          index,
          families.flatMap(({ rows }) => rows),
        ),
      };
    }
  }
}

/** Entities of several wallets. One of a single wallet is that wallet, and has a row in `score` alone. */
export function* entityRows({ index, measurements }: Detection): Generator<StreamedRow<typeof ENTITY>> {
  for (const [position, { id, wallets, links, confidence }] of index.entities.entries()) {
    if (wallets.length < 2) continue;
    const counts = {
      wallet_count: wallets.length,
      link_count: links.length,
      confidence: roundToMillionths(confidence),
    };
    const as_of_block = measurements.newestBlock[position] ?? 0;
    yield { network_key: KEY, entity: bytesOf(id), ...counts, as_of_block };
  }
}

export function* memberRows({
  index,
  measurements,
}: Detection): Generator<StreamedRow<typeof ENTITY_MEMBER>> {
  const { facts } = index;
  for (const [position, { id, wallets }] of index.entities.entries()) {
    if (wallets.length < 2) continue;
    const entity = bytesOf(id);
    const as_of_block = measurements.newestBlock[position] ?? 0;
    for (const wallet of wallets)
      yield { network_key: KEY, wallet: addressOf(facts, wallet), entity, as_of_block };
  }
}

/** Bytes of an address, as a binary string. */
function addressOf({ wallets }: DetectionFacts, wallet: number): string {
  return wallets.bytesOf(wallet).toString("latin1");
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
  return { evidence: encodeEvidence(logs), as_of_block };
}
