import { join } from "node:path";
import { createInterface } from "node:readline";
import { AppError } from "@facevalue/core";
import { createPool } from "@facevalue/db";
import { failure, runCommand, startCommand } from "../metrics/measure/run-command.ts";

/** Indexes a world's chain as a user would, with its funding. The tables are analyzed, as they are once Postgres has had time to. */
export async function loadWorld(folder: string, databaseUrl: string): Promise<void> {
  const serving = ["season", "--serve", folder, "--port", "0"];
  const server = startCommand({ args: serving, profileFolder: null });
  try {
    const rpc = await new Promise<string>((resolve, reject) => {
      const read = (line: string) => {
        const url = /http:\/\/[\w.:]+/.exec(line)?.[0];
        if (url !== undefined) resolve(url);
      };
      for (const stream of [server.child.stdout, server.child.stderr])
        if (stream !== null) createInterface({ input: stream }).on("line", read);
      server.ended.then((code) => reject(failure(serving, code, server.log)), reject);
    });
    const place = ["--rpc", rpc, "--database", databaseUrl];
    const last = ["--to-block", String(await readLastBlock(rpc))];
    const networkFile = join(folder, "chain", "network.json");
    await runCommand({
      args: ["index", ...place, ...last, "--network-file", networkFile],
      profileFolder: null,
    });
    await runCommand({ args: ["fund-trace", ...place, "--from-block", "1"], profileFolder: null });
  } finally {
    server.child.kill("SIGTERM");
    await server.ended;
  }
  const pool = createPool(databaseUrl, { max: 1 });
  await pool.query("vacuum (analyze)");
  await pool.end();
}

async function readLastBlock(url: string): Promise<number> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_blockNumber", params: [] });
  const headers = { "content-type": "application/json" };
  const answer = (await (await fetch(url, { method: "POST", headers, body })).json()) as { result?: string };
  if (answer.result === undefined)
    throw new AppError("RPC_FAILED", `${url} does not say which its newest block is.`);
  return Number(answer.result);
}
