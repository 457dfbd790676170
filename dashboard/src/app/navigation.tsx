import { Link, useLocation } from "@tanstack/react-router";
import clsx from "clsx";
import { Activity, CalendarDays, Scale } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReviewerKey } from "../api/reviewer-key.ts";
import { BrandMark } from "./brand-mark.tsx";

const ITEM =
  "flex min-h-11 flex-1 flex-col items-center justify-center gap-0.5 rounded-control px-3 text-12 text-ink-2 hover:bg-raised hover:text-ink sm:flex-none lg:min-h-9 lg:flex-row lg:justify-start lg:gap-2.5 lg:text-14";

/** Side bar with names, with icons on medium screens; bar at the bottom of phones. */
export function Navigation() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const isReviewer = useReviewerKey() !== null;
  const isInFlags = pathname === "/flags" || pathname.startsWith("/flags/");
  const isInEvents = pathname === "/" || pathname.startsWith("/events/");
  return (
    <nav
      aria-label={t("app.navigation.label")}
      className="fixed inset-x-0 bottom-0 z-30 flex gap-1 border-t border-line bg-surface p-1 pb-[max(4px,env(safe-area-inset-bottom))] sm:sticky sm:top-0 sm:h-dvh sm:flex-col sm:border-t-0 sm:bg-ground sm:p-2 lg:p-3"
    >
      <Link
        to="/"
        className="mb-3 hidden h-11 items-center justify-center gap-2.5 rounded-control px-2 sm:flex lg:justify-start"
      >
        <BrandMark />
        <span className="text-16 font-semibold tracking-tight sm:sr-only lg:not-sr-only">
          {t("app.brand.name")}
        </span>
      </Link>
      <Link
        to="/"
        aria-current={isInEvents ? "page" : undefined}
        className={clsx(ITEM, isInEvents && "bg-raised font-medium !text-ink")}
      >
        <CalendarDays aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
        <span className="sm:sr-only lg:not-sr-only">{t("app.navigation.events")}</span>
      </Link>
      {isReviewer && (
        <Link
          to="/flags"
          aria-current={isInFlags ? "page" : undefined}
          className={clsx(ITEM, isInFlags && "bg-raised font-medium !text-ink")}
        >
          <Scale aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
          <span className="sm:sr-only lg:not-sr-only">{t("app.navigation.flags")}</span>
        </Link>
      )}
      <a href="/status" target="_blank" rel="noopener" className={ITEM}>
        <Activity aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
        <span className="sm:sr-only lg:not-sr-only">{t("app.navigation.status")}</span>
      </a>
    </nav>
  );
}
