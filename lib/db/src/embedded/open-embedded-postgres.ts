import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "@facevalue/core";
import pg from "pg";
import { ensureCluster } from "./create-cluster.ts";
import { prepareDataLocation } from "./data-location.ts";
import { clearLeftoverServer } from "./leftover-server.ts";
import { ensurePassword } from "./password.ts";
import { findReachableBinaries } from "./reachable-binaries.ts";
import { findServerUser } from "./server-user.ts";
import { startServer } from "./start-server.ts";

export interface EmbeddedPostgresOptions {
  /** Holds everything of this server; made when missing. */
  readonly folder: string;
  readonly logger: Logger;
  /** Any free one by default. */
  readonly port?: number;
  /** Postgres settings that win over the defaults, e.g. `{ fsync: "off" }` for data that may be lost. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** Of the database `facevalue`, with the password in it: not for logs. */
  readonly url: string;
  readonly port: number;
  /** Where the cluster lies; see `openEmbeddedPostgres`. */
  readonly dataFolder: string;
  readonly stop: () => Promise<void>;
}

const DATABASE = "facevalue";

/**
 * Starts the Postgres 18 that comes with npm on the data in `folder`, which a first start creates. It listens
 * on 127.0.0.1 only, with a random password kept in `folder/password` (0600), and logs to `folder/postgres.log`.
 *
 * Postgres refuses to run as root, so under root it runs as the system user `postgres` (created if missing).
 * When that user cannot pass through `folder`, e.g. because a folder above it is 0700, the data lies in
 * `/var/lib/facevalue/data-<random>` instead, and `folder/location` records where; the binaries are copied to
 * `/var/lib/facevalue` for the same reason. Deleting `folder` does not delete such data.
 *
 * A server that outlived a killed Facevalue is stopped first, a stale pid file does not matter.
 * @throws DATA_FOLDER_UNUSABLE (rights, space, other version), DATABASE_IN_USE (another Facevalue runs on it), PORT_IN_USE
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { logger, port: wantedPort, settings = {} } = options;
  const user = findServerUser();
  const { folder, clusterParent } = prepareDataLocation(options.folder, user);
  const binaries = findReachableBinaries(user);
  const password = ensurePassword(folder);
  const cluster = await ensureCluster({ binaries, clusterParent, password, user });
  const ownerFile = join(folder, "owner.pid");
  await clearLeftoverServer(cluster, ownerFile, logger);
  writeFileSync(ownerFile, `${process.pid}\n`);
  const place = { binaries, cluster, clusterParent, folder, user, settings };
  const { server, port, adminUrl } = await startServer({ ...place, password, port: wantedPort });
  try {
    await ensureDatabase(adminUrl);
  } catch (error) {
    await server.stop();
    throw error;
  }
  logger.debug({ msg: "Started database server", port, cluster });
  const url = new URL(adminUrl);
  url.pathname = `/${DATABASE}`;
  return { url: url.href, port, dataFolder: cluster, stop: () => server.stop() };
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}
