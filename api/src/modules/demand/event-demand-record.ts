import type { MarketBucket, VelocityState } from "@facevalue/core";
import type { Ratio } from "../../generated/resolver-types.ts";
import type { EventRecord } from "../event/event-record.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";
import type { EventDemandRow } from "./providers/demand-loaders.ts";

/** Demand of an event at the present time. Its parts are read on demand. */
export interface EventDemandRecord {
  readonly event: EventRecord;
  readonly stamp: FigureStamp;
  /** Null as long as nothing was computed. */
  readonly row: EventDemandRow | null;
  /** Why there is no row. */
  readonly missing: Ratio;
  /** Unix seconds. */
  readonly now: number;
  readonly velocityState: VelocityState;
}

/** What the market's windows are summed up from. */
export interface MarketState {
  readonly buckets: readonly MarketBucket[];
  readonly openListings: number;
}
