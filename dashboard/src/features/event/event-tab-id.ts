/** The parts of an event's page by their names in the address, in their order; the first is shown unless it names another. */
export const EVENT_TAB_IDS = ["overview", "sales", "resale", "tickets", "holders", "demand"] as const;

export type EventTabId = (typeof EVENT_TAB_IDS)[number];

/** The part of this name, if there is one. */
export function findEventTab(id: unknown): EventTabId | undefined {
  return EVENT_TAB_IDS.find((known) => known === id);
}
