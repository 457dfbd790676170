import { spawn } from "node:child_process";
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { AppError } from "@facevalue/core";
import { assertSpace } from "./data-location.ts";
import { binaryPath } from "./native-binaries.ts";
import { serverEnvironment } from "./server-environment.ts";
import type { ServerUser } from "./server-user.ts";

const MAJOR_VERSION = "18";

export interface ClusterOptions {
  readonly binaries: string;
  readonly clusterParent: string;
  readonly password: string;
  readonly user: ServerUser;
}

/**
 * Path of the cluster, which is made when there is none. It is made under another name and renamed when
 * whole, so that an interrupted start leaves nothing that looks like a cluster.
 * @throws DATA_FOLDER_UNUSABLE
 */
export async function ensureCluster(options: ClusterOptions): Promise<string> {
  const cluster = join(options.clusterParent, "data");
  if (existsSync(cluster)) {
    assertVersion(cluster);
    return cluster;
  }
  assertSpace(options.clusterParent);
  const unfinished = join(options.clusterParent, "data.unfinished");
  rmSync(unfinished, { recursive: true, force: true });
  await runInitdb(options, unfinished);
  renameSync(unfinished, cluster);
  return cluster;
}

function assertVersion(cluster: string): void {
  const file = join(cluster, "PG_VERSION");
  const version = existsSync(file) ? readFileSync(file, "utf8").trim() : "unknown";
  if (version === MAJOR_VERSION) return;
  const message = `the data in ${cluster} is of Postgres ${version}, this is ${MAJOR_VERSION}: choose another folder with --data`;
  throw new AppError("DATA_FOLDER_UNUSABLE", message);
}

async function runInitdb({ binaries, clusterParent, password, user }: ClusterOptions, target: string) {
  const passwordFile = join(clusterParent, `password.${process.pid}`);
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user.uid !== undefined && user.gid !== undefined) chownSync(passwordFile, user.uid, user.gid);
    const options = ["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"];
    const args = [`--pgdata=${target}`, `--pwfile=${passwordFile}`, "--no-instructions", ...options];
    const child = spawn(binaryPath(binaries, "initdb"), args, {
      ...user,
      cwd: clusterParent,
      env: serverEnvironment(),
      stdio: ["ignore", "ignore", "pipe"],
    });
    const ended = new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
    const [status, errors] = await Promise.all([ended, text(child.stderr)]);
    if (status !== 0) throw initdbError(clusterParent, errors);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initdbError(folder: string, errors: string): AppError {
  const line = errors.split("\n").find((entry) => entry.includes("rror:")) ?? errors;
  const message = `cannot create a database in ${folder}: ${line.trim().slice(0, 300)}`;
  return new AppError("DATA_FOLDER_UNUSABLE", message);
}
