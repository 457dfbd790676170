import { silentLogger } from "@facevalue/core";
import { onTestFinished } from "vitest";
import { createRpcClient, type RpcClientOptions } from "../create-rpc-client.ts";
import type { RpcClient } from "../rpc-client.ts";
import { answerFake } from "./fake-answers.ts";
import { FakeClock } from "./fake-clock.ts";
import {
  type AnswerCall,
  type FakeRpcServer,
  type Misbehave,
  startFakeRpcServer,
} from "./fake-rpc-server.ts";

/** A fake server that is closed when the test ends. */
export async function openServer(
  misbehave?: Misbehave,
  answer: AnswerCall = answerFake,
): Promise<FakeRpcServer> {
  const server = await startFakeRpcServer(answer, misbehave);
  onTestFinished(() => server.close());
  return server;
}

/** A client of these servers with a fake clock. */
export function openClient(
  servers: readonly { readonly url: string }[],
  options: Partial<RpcClientOptions> = {},
): { client: RpcClient; clock: FakeClock } {
  const clock = new FakeClock();
  const urls = servers.map(({ url }) => url);
  const client = createRpcClient({ urls, logger: silentLogger, clock, timeoutMs: 2_000, ...options });
  return { client, clock };
}
