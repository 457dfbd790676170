/** SQLSTATE classes that say something about the server or the moment, and nothing about the data. */
const PASSING_CLASSES = new Set(["08", "40", "53", "55", "57", "58"]);

const LOST_CONNECTION = /connection terminated|connection error|timeout exceeded|not queryable/i;

/** Whether the same statement may succeed if it is simply run again: it met another transaction's change. */
export function isConflict(error: unknown): boolean {
  return ["40001", "40P01"].includes(codeOf(error));
}

/** Whether the failure comes from the keys or the code, not from the server, the network or another transaction. */
export function isFaultOfKeys(error: unknown): boolean {
  const code = codeOf(error);
  if (/^[0-9A-Z]{5}$/.test(code) && !code.startsWith("E")) return !PASSING_CLASSES.has(code.slice(0, 2));
  if (code !== "") return false;
  return !(error instanceof Error && LOST_CONNECTION.test(error.message));
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
