import i18next from "i18next";
import ICU from "i18next-icu";
import { initReactI18next } from "react-i18next";
import { type Locale, storeLocale } from "./locale.ts";

const NAMESPACE = "translation";

/** The messages of each language, fetched when it is first spoken. All languages have the same keys, as a test sees to. */
const MESSAGES: Readonly<Record<Locale, () => Promise<{ readonly default: object }>>> = {
  en: () => import("./resources/en.json"),
  "zh-CN": () => import("./resources/zh-CN.json"),
};

/** Loads the messages and starts in the given language. */
export async function startI18n(locale: Locale): Promise<void> {
  i18next.on("languageChanged", (lang) => storeLocale(lang as Locale));
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: false,
      load: "currentOnly",
      // Keys hold dots: "feature.component.key" is one flat name.
      keySeparator: false,
      nsSeparator: false,
      resources: { [locale]: { [NAMESPACE]: (await MESSAGES[locale]()).default } },
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
}

/** Changes to another language once its messages are there. */
export async function changeLocale(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, NAMESPACE)) {
    i18next.addResourceBundle(locale, NAMESPACE, (await MESSAGES[locale]()).default);
  }
  await i18next.changeLanguage(locale);
}
