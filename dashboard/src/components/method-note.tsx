import { useTranslation } from "react-i18next";
import { HintText } from "./hint-text.tsx";

/** Says where the formulas of some figures are written down. @param table anchor in docs/methodology.md */
export function MethodNote({ table }: { readonly table: string }) {
  const { t } = useTranslation();
  return (
    <HintText
      hint={t("common.method.hint", { place: `docs/methodology.md#${table}` })}
      className="text-12 text-ink-2 underline decoration-dotted decoration-1 underline-offset-4"
    >
      {t("common.method.label")}
    </HintText>
  );
}
