import clsx from "clsx";
import { CalendarClock, CircleX } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { EventStatus } from "../generated/graphql.ts";

/** Says that an event was moved or cancelled; nothing for one that takes place as published. */
export function EventStatusBadge({ status }: { readonly status: EventStatus }) {
  const { t } = useTranslation();
  if (status === "SCHEDULED") return null;
  const Icon = status === "CANCELLED" ? CircleX : CalendarClock;
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1 rounded-full border px-2 py-0.5 text-12 font-medium whitespace-nowrap",
        status === "CANCELLED" ? "border-risk text-risk" : "border-warn text-warn-text",
      )}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {t(`common.eventStatus.${status}`)}
    </span>
  );
}
