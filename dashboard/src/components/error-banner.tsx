import { useTranslation } from "react-i18next";
import type { QueryError } from "../api/query-error.ts";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";

interface ErrorBannerProps {
  readonly error: QueryError | null;
  readonly onRetry: () => void;
}

/** Says above figures that they could not be refreshed; nothing while all is well. */
export function ErrorBanner({ error, onRetry }: ErrorBannerProps) {
  const { t } = useTranslation();
  if (error === null) return null;
  return (
    <Banner tone="risk" action={<Button onClick={onRetry}>{t("common.error.retry")}</Button>}>
      {t(`common.error.code.${error.code}`)} {t("common.error.keptFigures")}
      {error.requestId && (
        <span className="text-ink-2">
          {" "}
          {t("common.error.requestId")} <code className="font-mono select-all">{error.requestId}</code>
        </span>
      )}
    </Banner>
  );
}
