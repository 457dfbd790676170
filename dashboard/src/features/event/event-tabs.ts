import { type ComponentType, lazy } from "react";
import type { EventPlace } from "./event-place.ts";
import type { EventTabId } from "./event-tab-id.ts";
import { OverviewTab } from "./overview-tab.tsx";
import type { EventOverview } from "./use-event.ts";

/** What a part of an event's page is given. */
export interface EventTabProps {
  readonly place: EventPlace;
  readonly event: EventOverview;
}

/** What each part shows. The overview comes with the page; the others are `lazy` and come with the first look at them. */
export const EVENT_TABS: Readonly<Record<EventTabId, ComponentType<EventTabProps>>> = {
  overview: OverviewTab,
  sales: lazy(() => import("../sales/sales-tab.tsx").then((file) => ({ default: file.SalesTab }))),
  resale: lazy(() => import("../resale/resale-tab.tsx").then(({ ResaleTab }) => ({ default: ResaleTab }))),
  tickets: lazy(() =>
    import("../event-tickets/tickets-tab.tsx").then((file) => ({ default: file.TicketsTab })),
  ),
  holders: lazy(() =>
    import("../event-holders/holders-tab.tsx").then((file) => ({ default: file.HoldersTab })),
  ),
  demand: lazy(() => import("../demand/demand-tab.tsx").then(({ DemandTab }) => ({ default: DemandTab }))),
};
