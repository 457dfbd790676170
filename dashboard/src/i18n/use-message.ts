import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Message } from "./message.ts";

/** Puts messages into the language in use. */
export function useMessage(): (message: Message) => string {
  const { t } = useTranslation();
  return useCallback((message: Message) => (t as TFunction)(message.key, { ...message.values }), [t]);
}
