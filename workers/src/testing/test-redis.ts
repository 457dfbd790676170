import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MISSING = "this test needs redis-server in PATH: apt-get install redis-server";

/** A Redis of the test's own on a free port, which can be ended and started again. */
export class TestRedis {
  readonly url: string;
  readonly #port: number;
  readonly #options: readonly string[];
  readonly #folder = mkdtempSync(join(tmpdir(), "facevalue-redis-"));
  #server: ChildProcess | undefined;

  private constructor(port: number, options: readonly string[]) {
    this.#port = port;
    this.#options = options;
    this.url = `redis://127.0.0.1:${port}`;
  }

  /**
   * @param options arguments of redis-server, for example `--requirepass x`; it stores nothing unless they say so
   * @param options.isStarted false: it is away at first
   */
  static async open(options: readonly string[] = [], { isStarted = true } = {}): Promise<TestRedis> {
    const redis = new TestRedis(await findFreePort(), options);
    if (isStarted) await redis.start();
    return redis;
  }

  /** Resolves when it accepts connections. */
  async start(): Promise<void> {
    const address = ["--port", String(this.#port), "--bind", "127.0.0.1", "--dir", this.#folder];
    const server = spawn("redis-server", [...address, "--save", "", ...this.#options]);
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      let output = "";
      server.stdout.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes("Ready to accept connections")) resolve();
      });
      server.on("error", (cause) => reject(new Error(MISSING, { cause })));
      server.on("exit", (code) => reject(new Error(`redis-server ended with ${code}: ${output}`)));
    });
  }

  /** Ends the server; what it did not store is lost. */
  async end(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    server.kill(signal);
    await once(server, "exit");
  }

  async close(): Promise<void> {
    await this.end();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
