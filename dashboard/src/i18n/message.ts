import type en from "./resources/en.json";

export type MessageKey = keyof typeof en;

/** A sentence still to be put into a language: its key and what to fill in. */
export interface Message {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, string | number>>;
}
