import { type FundingColumns, NONE, type PlaceColumns } from "../facts/detection-facts.ts";
import type { LogPlace } from "./dossier.ts";

/** Where a row of ticket facts stands. */
export function placeOf(columns: PlaceColumns, row: number): LogPlace {
  return {
    source: "tickets",
    transaction: columns.transaction[row] as number,
    logIndex: columns.logIndex[row] as number,
    block: columns.block[row] as number,
    time: columns.time[row] as number,
  };
}

/** Where a traced payment stands. */
export function fundingPlace(funding: FundingColumns, row: number): LogPlace {
  const logIndex = funding.logIndex[row] as number;
  return {
    source: "funding",
    transaction: funding.transaction[row] as number,
    logIndex: logIndex === NONE ? null : logIndex,
    block: funding.block[row] as number,
    time: funding.time[row] as number,
  };
}
