import { zoneOf } from "../../format/date.ts";
import { EventCharts } from "./event-charts.tsx";
import { EventFigures } from "./event-figures.tsx";
import type { EventTabProps } from "./event-tabs.ts";
import { FiguresAge } from "./figures-age.tsx";
import { LatestSales } from "./latest-sales.tsx";

/** How the event is doing at a glance: figures, charts and the latest sales. */
export function OverviewTab({ place, event }: EventTabProps) {
  return (
    <>
      <div className="flex flex-col gap-1.5">
        <EventFigures event={event} />
        <FiguresAge freshness={event.salesSummary.freshness} />
      </div>
      <EventCharts place={place} />
      <LatestSales place={place} timeZone={zoneOf(event)} family={event.family} />
    </>
  );
}
