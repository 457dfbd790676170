import { useTranslation } from "react-i18next";

/** A thin line that moves while something newer is on its way; keeps its place when idle. */
export function ProgressLine({ isActive }: { readonly isActive: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="h-0.5" role="status">
      {isActive && (
        <div className="progress-thin h-full">
          <span className="sr-only">{t("common.progress.loading")}</span>
        </div>
      )}
    </div>
  );
}
