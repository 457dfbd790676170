/** A number as serde_yaml prints it. */
export class YamlNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export class YamlMapping {
  /** In document order. */
  readonly entries: readonly (readonly [key: YamlValue, value: YamlValue])[];

  constructor(entries: readonly (readonly [key: YamlValue, value: YamlValue])[]) {
    this.entries = entries;
  }
}

export class YamlTagged {
  /** With its leading `!`. */
  readonly tag: string;
  readonly value: YamlValue;

  constructor(tag: string, value: YamlValue) {
    this.tag = tag;
    this.value = value;
  }
}

export type YamlValue =
  | null
  | boolean
  | string
  | YamlNumber
  | readonly YamlValue[]
  | YamlMapping
  | YamlTagged;
