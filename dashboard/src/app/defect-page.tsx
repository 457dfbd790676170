import { useTranslation } from "react-i18next";
import { Button } from "../components/button.tsx";

/** For a page that broke while drawing. */
export function DefectPage({ reset }: { readonly reset: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="flex flex-col items-center gap-3 py-24 text-center">
      <h1 className="text-20 font-semibold">{t("app.defect.title")}</h1>
      <p className="max-w-md text-ink-2">{t("app.defect.advice")}</p>
      <Button className="mt-2" onClick={reset}>
        {t("common.error.retry")}
      </Button>
    </div>
  );
}
