import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { EventPlace } from "./event-place.ts";
import type { EventOverview } from "./use-event.ts";

/** What a tab of an event's page is given. */
export interface EventTabProps {
  readonly place: EventPlace;
  readonly event: EventOverview;
}

interface EventTab {
  /** Its name in the address, and of its text `event.tabs.<id>`. */
  readonly id: string;
  /** Comes with the first look at it. */
  readonly Panel: LazyExoticComponent<ComponentType<EventTabProps>>;
}

/** The tabs of an event's page, in their order; the first is shown unless the address names another. */
export const EVENT_TABS = [
  {
    id: "overview",
    Panel: lazy(() => import("./overview-tab.tsx").then((file) => ({ default: file.OverviewTab }))),
  },
] as const satisfies readonly EventTab[];

export type EventTabId = (typeof EVENT_TABS)[number]["id"];

/** The tab of this name, if there is one. */
export function findEventTab(id: unknown): EventTabId | undefined {
  return EVENT_TABS.find((tab) => tab.id === id)?.id;
}
