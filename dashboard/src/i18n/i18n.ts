import i18next, { type BackendModule } from "i18next";
import ICU from "i18next-icu";
import { initReactI18next } from "react-i18next";
import { type Locale, storeLocale } from "./locale.ts";

/** The messages of each language, fetched when it is first spoken. All languages have the same keys, as a test sees to. */
const MESSAGES: Readonly<Record<Locale, () => Promise<{ readonly default: object }>>> = {
  en: () => import("./resources/en.json"),
  "zh-CN": () => import("./resources/zh-CN.json"),
};

const messageLoader: BackendModule = {
  type: "backend",
  init: () => undefined,
  read: async (language) => (await MESSAGES[language as Locale]()).default as Record<string, string>,
};

/** Loads the messages and starts in the given language. */
export async function startI18n(locale: Locale): Promise<void> {
  i18next.on("languageChanged", (lang) => storeLocale(lang as Locale));
  await i18next
    .use(messageLoader)
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: false,
      // Keys hold dots: "feature.component.key" is one flat name.
      keySeparator: false,
      nsSeparator: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
}
