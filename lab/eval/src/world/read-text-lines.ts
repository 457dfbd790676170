import { createReadStream, existsSync } from "node:fs";
import { AppError } from "@facevalue/core";

const BYTE_ORDER_MARK = "\uFEFF";

/** A line of a text file, without its end. */
export interface TextLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/**
 * Lines of a file, one by one, so that it may be larger than memory; without a byte order mark and blank lines.
 * @throws NOT_FOUND when there is no such file
 */
export async function* readTextLines(path: string): AsyncGenerator<TextLine> {
  if (!existsSync(path)) throw new AppError("NOT_FOUND", `There is no file ${path}.`);
  let rest = "";
  let number = 0;
  for await (const chunk of createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const isFirst = number === 0 && rest === "";
    const text = String(chunk);
    const lines = (rest + (isFirst ? withoutMark(text) : text)).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      number += 1;
      if (line.trim() !== "") yield { number, text: line };
    }
  }
  if (rest.trim() !== "") yield { number: number + 1, text: rest };
}

const withoutMark = (text: string) => (text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
