import { HttpTransport } from "./http-transport.ts";
import type { Transport, TransportLimits } from "./transport.ts";
import { isWebSocketUrl } from "./url-kind.ts";
import { WebSocketTransport } from "./websocket-transport.ts";

export function openTransport(url: string, limits: TransportLimits): Transport {
  return isWebSocketUrl(url) ? new WebSocketTransport(url, limits) : new HttpTransport(url, limits);
}
