import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Names the page in the browser's tab. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  const product = t("app.brand.name");
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}
