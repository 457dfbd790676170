import i18next from "i18next";
import ICU from "i18next-icu";
import { initReactI18next } from "react-i18next";
import { type Locale, storeLocale } from "./locale.ts";
import en from "./resources/en.json";
import zhCN from "./resources/zh-CN.json";

/** Loads the messages and starts in the given language. */
export async function startI18n(locale: Locale): Promise<void> {
  i18next.on("languageChanged", (lang) => storeLocale(lang as Locale));
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: "en",
      // Keys hold dots: "feature.component.key" is one flat name.
      keySeparator: false,
      nsSeparator: false,
      resources: { en: { translation: en }, "zh-CN": { translation: zhCN } },
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
}
