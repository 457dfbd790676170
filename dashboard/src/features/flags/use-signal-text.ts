import { useTranslation } from "react-i18next";
import { formatNumber } from "../../format/ratio.ts";
import type { Message, MessageKey } from "../../i18n/message.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { useMessage } from "../../i18n/use-message.ts";

const PLACES = 3;

export interface SignalText {
  /** What a reason code is called. */
  readonly nameOf: (code: string) => string;
  /** What a reason says, in a sentence. */
  readonly sentenceOf: (reason: { readonly code: string; readonly value: string }) => string;
}

/** Reason codes in words; a code that this dashboard does not know yet stands for itself. */
export function useSignalText(): SignalText {
  const { i18n } = useTranslation();
  const message = useMessage();
  const locale = useLocale();
  const tell = (key: string, fallback: string, values: Message["values"] = {}) =>
    i18n.exists(key) ? message({ key: key as MessageKey, values }) : fallback;
  return {
    nameOf: (code) => tell(`flags.signalName.${code}`, code),
    sentenceOf: ({ code, value }) => {
      const shown = formatNumber(value, PLACES, locale);
      return tell(`flags.signal.${code}`, `${code}: ${shown}`, { value: shown });
    },
  };
}
