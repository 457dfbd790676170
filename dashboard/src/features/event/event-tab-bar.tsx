import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { EVENT_TAB_IDS, type EventTabId } from "./event-tab-id.ts";

const ROUTE = "/events/$chainId/$contract/$eventId";

/** Links between the parts of an event's page; the address keeps which one is open. */
export function EventTabBar({ current }: { readonly current: EventTabId }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("event.tabs.label")} className="-mb-1 overflow-x-auto border-b border-line">
      <ul className="flex w-max gap-1">
        {EVENT_TAB_IDS.map((id, index) => (
          <li key={id}>
            <Link
              from={ROUTE}
              to={ROUTE}
              search={(before) => ({ ...before, tab: index === 0 ? undefined : id })}
              resetScroll={false}
              activeOptions={{ includeSearch: true, explicitUndefined: true }}
              aria-current={id === current ? "page" : undefined}
              className="touch-target block border-b-2 border-transparent px-3 py-2 text-14 text-ink-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {t(`event.tabs.${id}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
