import { useTranslation } from "react-i18next";
import { changeLocale } from "../i18n/i18n.ts";
import { useLocale } from "../i18n/use-locale.ts";

/** Switches to the other language; its name is written in that language. */
export function LocaleSwitch() {
  const { t } = useTranslation();
  const other = useLocale() === "en" ? "zh-CN" : "en";
  return (
    <button
      type="button"
      lang={other}
      aria-label={t(`app.locale.switchTo.${other}`)}
      onClick={() => void changeLocale(other)}
      className="touch-target h-9 rounded-control px-2.5 text-13 text-ink-2 hover:bg-raised hover:text-ink"
    >
      {t(`app.locale.name.${other}`)}
    </button>
  );
}
