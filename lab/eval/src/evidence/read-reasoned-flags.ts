import { readLines } from "../world/read-lines.ts";

/** A log that a reason rests on. */
export interface EvidenceRow {
  readonly transaction: string;
  /** Null for a payment without a log. */
  readonly logIndex: number | null;
  readonly block: number;
}

export interface ReasonWithEvidence {
  readonly code: string;
  readonly value: number;
  readonly threshold: number;
  readonly percentile: number;
  readonly evidence: readonly EvidenceRow[];
}

/** An entity's reasons for and against, as exported. */
export interface ReasonedFlag {
  readonly entity: string;
  readonly wallets: ReadonlySet<string>;
  readonly reasons: readonly ReasonWithEvidence[];
  readonly measured: Readonly<Record<string, number>>;
  /** Newest block that the scores cover. */
  readonly block: number;
}

type Fields = Readonly<Record<string, unknown>>;

/** What `facevalue export flags --all` says of entities, evidence included; what is missing becomes NaN, which nothing equals. */
export async function readReasonedFlags(path: string): Promise<ReasonedFlag[]> {
  const flags: ReasonedFlag[] = [];
  for await (const line of readLines(path)) {
    const fields = line as Fields;
    flags.push({
      entity: lower(fields.entity),
      wallets: new Set(listOf(fields.wallets).map(lower)),
      reasons: [...listOf(fields.reasons), ...listOf(fields.innocence)].map((each) =>
        toReason(each as Fields),
      ),
      measured: (fields.measured ?? {}) as Record<string, number>,
      block: Number(fields.block ?? Number.NaN),
    });
  }
  return flags;
}

function toReason({ code, value, threshold, percentile, evidence }: Fields): ReasonWithEvidence {
  return {
    code: String(code),
    value: Number(value ?? Number.NaN),
    threshold: Number(threshold ?? Number.NaN),
    percentile: Number(percentile ?? Number.NaN),
    evidence: listOf(evidence).map((row) => toRow(row as Fields)),
  };
}

function toRow({ transaction, logIndex, block }: Fields): EvidenceRow {
  const index = logIndex === null || logIndex === undefined ? null : Number(logIndex);
  return { transaction: lower(transaction), logIndex: index, block: Number(block ?? Number.NaN) };
}

const listOf = (value: unknown) => (value ?? []) as readonly unknown[];
const lower = (value: unknown) => String(value).toLowerCase();
