import { RotateCw, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { QueryError } from "../api/query-error.ts";
import { Button } from "./button.tsx";

interface ErrorStateProps {
  readonly error: QueryError;
  readonly onRetry: () => void;
}

/** Stands in for something that could not be loaded: why, and a way to try again. */
export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="card flex flex-col items-center gap-2 px-6 py-14 text-center">
      <TriangleAlert aria-hidden="true" className="mb-1 size-7 text-risk" strokeWidth={1.5} />
      <p className="text-16 font-semibold">{t("common.error.title")}</p>
      <p className="max-w-md text-ink-2">{t(`common.error.code.${error.code}`)}</p>
      {error.requestId && (
        <p className="text-12 text-ink-2">
          {t("common.error.requestId")} <code className="font-mono select-all">{error.requestId}</code>
        </p>
      )}
      <Button className="mt-3" onClick={onRetry}>
        <RotateCw aria-hidden="true" className="size-4" />
        {t("common.error.retry")}
      </Button>
    </div>
  );
}
