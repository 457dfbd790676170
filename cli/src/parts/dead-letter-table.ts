import type { DeadLetter } from "@facevalue/workers";

const COLUMNS = [
  "chain",
  "metric",
  "key",
  "state",
  "attempts",
  "first failed",
  "last failed",
  "error",
] as const;

/** Lines of a table for people, one per key under a heading; one line of text when there is none. */
export function deadLetterTable(letters: readonly DeadLetter[]): string[] {
  if (letters.length === 0) return ["There are no dead letters."];
  const rows = [COLUMNS, ...letters.map(toRow)];
  const widths = COLUMNS.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function toRow(letter: DeadLetter): string[] {
  return [
    String(letter.chainId),
    letter.metric,
    letter.key,
    letter.state,
    String(letter.attempts),
    letter.firstFailedAt.toISOString(),
    letter.lastFailedAt.toISOString(),
    (letter.error ?? "").replaceAll(/\s+/g, " "),
  ];
}
