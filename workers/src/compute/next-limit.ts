/** The more keys a batch has, the less each of them costs: its rows take a few hundred megabytes at most. */
const TARGET_BATCH_ROWS = 300_000;
/** A batch holds its keys' locks, so that it should not take long however few rows it is given. */
const TARGET_BATCH_MS = 30_000;
const MOST_GROWTH = 8;

/** From half as many keys up to a few times as many as before, towards whichever target comes first. */
export function nextLimit(
  limit: number,
  took: { readonly rows: number; readonly milliseconds: number },
): number {
  const growth = Math.min(
    MOST_GROWTH,
    TARGET_BATCH_ROWS / Math.max(took.rows, 1),
    TARGET_BATCH_MS / Math.max(took.milliseconds, 1),
  );
  return Math.max(1, Math.floor(limit * Math.max(growth, 0.5)));
}
