import { readFile, stat } from "node:fs/promises";
import { AppError, describeError } from "@facevalue/core";
import type { RateProvider } from "../rate-provider.ts";
import { parseRateFile } from "./parse-rate-file.ts";

const EVERY_SECONDS = 2;
const LARGEST_BYTES = 128 * 1024 * 1024;

/** Rates from a file, read again whenever it has changed. */
export function fileProvider(options: {
  readonly name: string;
  readonly chainId: number | null;
  readonly path: string;
}): RateProvider {
  const { name, chainId, path } = options;
  let known = "";
  let version = "";
  return {
    name,
    chainId,
    pairs: [],
    everySeconds: EVERY_SECONDS,
    async read() {
      try {
        const { mtimeMs, size, ino } = await stat(path);
        version = `${mtimeMs} ${size} ${ino}`;
        if (version === known) return null;
        if (size > LARGEST_BYTES) throw new Error(`it is larger than ${LARGEST_BYTES} bytes: split it`);
        return parseRateFile(path, await readFile(path, "utf8"));
      } catch (error) {
        if (error instanceof AppError) throw error;
        const message = `the exchange rates in ${path} cannot be used: ${describeError(error)}`;
        throw new AppError("RATES_UNUSABLE", message, { cause: error });
      }
    },
    onStored() {
      known = version;
    },
  };
}
