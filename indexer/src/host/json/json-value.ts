/** A number's own text: digits beyond a double's precision must not be lost. */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

/** Members by key, the last of duplicates. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}
