import { once } from "node:events";
import { createInterface } from "node:readline";
import { AppError } from "@facevalue/core";
import { startFacevalue } from "./facevalue-command.ts";

export interface ServedWorld {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves a world's chain over JSON-RPC by `facevalue season --serve`. @throws INTERNAL when it ends before it serves */
export async function serveWorld(folder: string): Promise<ServedWorld> {
  const child = startFacevalue(["season", "--serve", folder, "--port", "0"], "pipe");
  const log: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      log.push(line);
      const found = /https?:\/\/[\w.:[\]-]+/.exec(line);
      if (found !== null) resolve(found[0]);
    };
    for (const stream of [child.stdout, child.stderr])
      if (stream !== null) createInterface({ input: stream }).on("line", read);
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new AppError("INTERNAL", `facevalue season --serve ended with ${code}: ${log.join("\n")}`)),
    );
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return { url, stop };
}

/** Number of the newest block. @throws RPC_FAILED when the server does not say */
export async function readLastBlock(url: string): Promise<number> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_blockNumber", params: [] });
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body });
  const { result } = (await response.json()) as { result?: string };
  if (result === undefined) throw new AppError("RPC_FAILED", `${url} does not say its newest block.`);
  return Number(result);
}
