import { AppError } from "@facevalue/core";
import { readTextLines, type TextLine } from "./read-text-lines.ts";

/**
 * Objects of an NDJSON file, one by one, so that a file may be larger than memory.
 * @throws NOT_FOUND when there is no such file, BAD_USER_INPUT on a line that is not JSON
 */
export async function* readLines(path: string): AsyncGenerator<unknown> {
  for await (const line of readTextLines(path)) yield parseLine(line, path);
}

function parseLine({ text, number }: TextLine, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("BAD_USER_INPUT", `Line ${number} of ${path} is not JSON: correct the file.`, {
      cause,
    });
  }
}
