import type {
  Ratio,
  TicketStatusCount,
  TicketTimesCount,
  TimeToFirstResale,
} from "../../generated/resolver-types.ts";
import type { FigureStamp } from "../network/figure-stamp.ts";

export interface EventTicketFiguresRecord {
  readonly stamp: FigureStamp;
  readonly ticketCount: bigint | null;
  readonly unnumberedCount: bigint | null;
  readonly byStatus: readonly TicketStatusCount[];
  readonly byTransfers: readonly TicketTimesCount[];
  readonly byResales: readonly TicketTimesCount[];
  readonly admittingCount: bigint | null;
  readonly listedCount: bigint | null;
  readonly listedShare: Ratio;
  readonly timeToFirstResale: TimeToFirstResale;
}
