import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "./use-page-title.ts";

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  usePageTitle(t("app.notFound.title"));
  return (
    <div className="flex flex-col items-center gap-3 py-24 text-center">
      <p aria-hidden="true" className="text-40 font-semibold text-ink-2">
        404
      </p>
      <h1 className="text-20 font-semibold">{t("app.notFound.title")}</h1>
      <p className="max-w-md text-ink-2">{t("app.notFound.advice")}</p>
      <Link
        to="/"
        className="touch-target mt-2 inline-flex items-center font-medium text-accent underline underline-offset-4"
      >
        {t("app.notFound.back")}
      </Link>
    </div>
  );
}
