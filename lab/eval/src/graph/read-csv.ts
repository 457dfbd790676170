import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { AppError } from "@facevalue/core";

/**
 * Rows of a CSV file without quotes; its first line is left out when `isHead` says that it names the columns.
 * @throws NOT_FOUND without the file, BAD_USER_INPUT on a row with fewer than `fields` fields
 */
export async function* readCsv(
  path: string,
  fields: number,
  isHead: (row: readonly string[]) => boolean,
): AsyncGenerator<string[]> {
  if (!existsSync(path)) throw new AppError("NOT_FOUND", `There is no file ${path}.`);
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(path) })) {
    line++;
    if (text.trim() === "") continue;
    const row = text.split(",").map((field) => field.trim());
    if (row.length < fields)
      throw new AppError(
        "BAD_USER_INPUT",
        `Line ${line} of ${path} has ${row.length} fields, not ${fields}.`,
      );
    if (line === 1 && isHead(row)) continue;
    yield row;
  }
}
