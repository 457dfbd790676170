import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Migration } from "kysely/migration";

const METRICS = join(import.meta.dirname, "..", "..", "..", "..", "workers", "src", "metrics");

/**
 * The migrations that stand in the metrics' folders, for example `event-holders/migrations/0001_tables.ts`, called
 * `metric/event-holders/0001_tables`. A metric keeps its tables with it, and only this folder runs migrations.
 */
export async function findMetricMigrations(): Promise<Record<string, Migration>> {
  const files = globSync("*/migrations/*.ts", { cwd: METRICS }).toSorted();
  const entries = files.map(async (file) => {
    const name = `metric/${dirname(dirname(file))}/${basename(file, ".ts")}`;
    return [name, (await import(pathToFileURL(join(METRICS, file)).href)) as Migration] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
