import type { DataSourceInstance } from "../engine/data-source-instance.ts";
import { qualifiedName } from "./qualified-name.ts";
import type { StorageContext } from "./storage-context.ts";

interface DataSourceRow {
  readonly template: string;
  readonly address: string;
  readonly context: string | null;
  readonly block: number;
}

/** Data sources in the order in which they were created. */
export async function readDataSources({ client, schemaName }: StorageContext): Promise<DataSourceInstance[]> {
  const { rows } = await client.query<DataSourceRow>(
    `select template, address, context, block from ${qualifiedName(schemaName, "data_sources$")} order by vid`,
  );
  return rows.map(({ template, address, context, block }) => {
    return { template, address, context, createdAtBlock: block };
  });
}

export async function writeDataSources(
  { client, schemaName }: StorageContext,
  instances: readonly DataSourceInstance[],
): Promise<void> {
  if (instances.length === 0) return;
  await client.query(
    `insert into ${qualifiedName(schemaName, "data_sources$")} (template, address, context, block)
      select template, address, context, block
      from unnest($1::text[], $2::text[], $3::text[], $4::int[]) with ordinality
        u (template, address, context, block, n) order by n`,
    [
      instances.map(({ template }) => template),
      instances.map(({ address }) => address),
      instances.map(({ context }) => context),
      instances.map(({ createdAtBlock }) => createdAtBlock),
    ],
  );
}
