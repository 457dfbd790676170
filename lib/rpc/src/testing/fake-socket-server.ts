import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { AnswerCall, FakeCall } from "./fake-rpc-server.ts";

export interface FakeSocketServer {
  readonly url: string;
  /** Connections made so far. */
  readonly connections: number;
  /** Connections that subscribed to new heads and are still open. */
  readonly subscribers: number;
  announce(number: number, hash: string): void;
  /** Breaks every connection without a word. */
  cut(): void;
  close(): Promise<void>;
}

/** Text to send instead of the answer, null for the normal one; "cut" breaks the connection, "never" says nothing. */
export type MisbehaveSocket = (calls: readonly FakeCall[], requestNumber: number) => string | null;

/** A JSON-RPC server over WebSocket on loopback. */
export async function startFakeSocketServer(
  answer: AnswerCall,
  misbehave: MisbehaveSocket = () => null,
): Promise<FakeSocketServer> {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  const subscribers = new Set<WebSocket>();
  let connections = 0;
  let requests = 0;
  const respond = (socket: WebSocket, text: string) => {
    const parsed = JSON.parse(text) as FakeCall | FakeCall[];
    const calls = Array.isArray(parsed) ? parsed : [parsed];
    const reply = misbehave(calls, requests++);
    if (reply === "cut") return socket.terminate();
    if (reply === "never") return;
    if (calls[0]?.method === "eth_subscribe") subscribers.add(socket);
    const answers = calls.map((call) => ({ jsonrpc: "2.0", id: call.id, ...answerWith(answer, call) }));
    socket.send(reply ?? JSON.stringify(Array.isArray(parsed) ? answers : answers[0]));
  };
  server.on("connection", (socket) => {
    connections++;
    socket.on("message", (data: Buffer) => respond(socket, data.toString("utf8")));
    socket.on("close", () => subscribers.delete(socket));
  });
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get connections() {
      return connections;
    },
    get subscribers() {
      return subscribers.size;
    },
    announce: (number, hash) => {
      for (const socket of subscribers) socket.send(JSON.stringify(notification(number, hash)));
    },
    cut: () => {
      for (const socket of server.clients) socket.terminate();
    },
    close: async () => {
      for (const socket of server.clients) socket.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answerWith(answer: AnswerCall, call: FakeCall) {
  return call.method === "eth_subscribe" ? { result: "0x1" } : answer(call);
}

function notification(number: number, hash: string) {
  const result = { number: `0x${number.toString(16)}`, hash };
  return { jsonrpc: "2.0", method: "eth_subscription", params: { subscription: "0x1", result } };
}
