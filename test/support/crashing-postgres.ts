import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { silentLogger } from "@facevalue/core";
import { createPool, type EmbeddedPostgres, openEmbeddedPostgres } from "@facevalue/db";
import type pg from "pg";

/** A Postgres of the test's own that can be ended at any moment and is then on the same port again. */
export class CrashingPostgres {
  readonly #folder: string;
  #server: EmbeddedPostgres;

  private constructor(folder: string, server: EmbeddedPostgres) {
    this.#folder = folder;
    this.#server = server;
  }

  static async open(): Promise<CrashingPostgres> {
    const folder = mkdtempSync(join(tmpdir(), "facevalue-crash-"));
    chmodSync(folder, 0o755);
    return new CrashingPostgres(folder, await start(folder));
  }

  /** Ends the server without a word, as a crash or `pg_ctl stop -m immediate` does, and starts it on the same port. */
  async crash(signal: "SIGKILL" | "SIGQUIT", pauseMs: number): Promise<void> {
    const { dataFolder, port } = this.#server;
    const pid = Number(readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n", 1)[0]);
    process.kill(pid, signal);
    while (isAlive(pid)) await sleep(20);
    await sleep(pauseMs);
    this.#server = await start(this.#folder, port);
  }

  /** @param template database that the new one is a copy of; nobody may be connected to it */
  async newDatabase(name: string, template = "template1"): Promise<{ url: string; pool: pg.Pool }> {
    const admin = createPool(this.#server.url, { max: 1 });
    await admin.query(`create database ${name} template ${template}`);
    await admin.end();
    const url = new URL(this.#server.url);
    url.pathname = `/${name}`;
    return { url: url.href, pool: createPool(url.href) };
  }

  async close(): Promise<void> {
    await this.#server.stop();
    rmSync(dirname(this.#server.dataFolder), { recursive: true, force: true });
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function start(folder: string, port?: number): Promise<EmbeddedPostgres> {
  const at = port === undefined ? {} : { port };
  return await openEmbeddedPostgres({ folder, ...at, logger: silentLogger, settings: { fsync: "off" } });
}

/** SIGQUIT gives the server's processes up to five seconds to end. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
