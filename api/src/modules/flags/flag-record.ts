import type { EvidenceLog } from "@facevalue/core";
import type { LinkFamily } from "@facevalue/db";
import type {
  FlagBand,
  FlagHead,
  FlagTelling,
  NullReason,
  PageInfo,
  SignalFamily,
  SignalGap,
} from "../../generated/resolver-types.ts";
import type { EntityRef } from "../../graphql/entity-ref.ts";
import type { ConnectionRecord } from "../../pagination/connection-record.ts";
import type { MoneyRecord } from "../currency/money-record.ts";

/** A row of metrics.score with its place in the queue. */
export interface FlagRecord extends EntityRef {
  readonly band: FlagBand;
  readonly probability: string;
  readonly head: FlagHead;
  readonly limitProbability: string;
  readonly commercialProbability: string;
  readonly washProbability: string;
  readonly logit: string;
  readonly intercept: string;
  readonly severity: { readonly ticketsOverLimit: bigint; readonly overCap: readonly MoneyRecord[] };
  readonly priority: string | null;
  readonly gaps: readonly { readonly code: string; readonly reason: SignalGap }[];
  readonly walletCount: bigint;
  readonly confidence: string | null;
  readonly linkCount: bigint;
  readonly asOfBlock: bigint;
  readonly modelVersion: string;
  readonly methodology: number;
  readonly computedAt: Date;
}

export interface FlagReasonRecord {
  readonly code: string;
  readonly family: SignalFamily;
  readonly value: string;
  readonly threshold: string;
  readonly percentile: string;
  readonly contribution: string;
  readonly formulaVersion: number;
  readonly asOfBlock: bigint;
  readonly evidenceCount: bigint;
  readonly logs: readonly EvidenceLog[];
}

export interface FlagLinkRecord {
  readonly first: string;
  readonly second: string;
  readonly weight: string;
  readonly ties: readonly LinkFamily[];
  readonly logs: readonly EvidenceLog[];
}

export type FlagTellingRecord = FlagTelling;

export interface FlagNetworkRecord {
  readonly chainId: number;
  readonly reason: NullReason | null;
}

export interface FlagConnectionRecord {
  /** Null where the reason says why. */
  readonly page: ConnectionRecord<FlagRecord> | null;
  readonly pageInfo: PageInfo;
  readonly reason: NullReason | null;
  readonly networks: readonly FlagNetworkRecord[];
}
