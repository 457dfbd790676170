import { createReadStream, existsSync } from "node:fs";
import { AppError } from "@facevalue/core";

/**
 * Objects of an NDJSON file, one by one, so that a file may be larger than memory.
 * @throws NOT_FOUND when there is no such file, BAD_USER_INPUT on a line that is not JSON
 */
export async function* readLines(path: string): AsyncGenerator<unknown> {
  if (!existsSync(path)) throw new AppError("NOT_FOUND", `There is no file ${path}.`);
  let rest = "";
  let line = 0;
  for await (const chunk of createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    for (const text of lines) yield parseLine(text, path, ++line);
  }
  if (rest.trim() !== "") yield parseLine(rest, path, ++line);
}

function parseLine(text: string, path: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("BAD_USER_INPUT", `Line ${line} of ${path} is not JSON: correct the file.`, { cause });
  }
}
