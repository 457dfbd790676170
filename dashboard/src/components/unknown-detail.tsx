import { useTranslation } from "react-i18next";
import { HintText } from "./hint-text.tsx";

/** Stands for what an event's contract does not tell about it. */
export function UnknownDetail() {
  const { t } = useTranslation();
  return (
    <HintText
      hint={t("common.unknownDetail.hint")}
      className="text-ink-2 underline decoration-dotted decoration-1 underline-offset-4"
    >
      {t("common.unknownDetail.label")}
    </HintText>
  );
}
