import type { EndpointStatistics, RpcStatistics } from "@facevalue/rpc";
import { Counter, Gauge, type Registry } from "prom-client";

const LABELS = ["chain_id", "endpoint"];

/** What the chain was asked and how it answered, per host: URLs hold keys, hosts do not. */
export class RpcMetrics {
  readonly #requests: Counter;
  readonly #seconds: Counter;
  readonly #bytes: Counter;
  readonly #calls: Counter;
  readonly #errors: Counter;
  readonly #isUp: Gauge;

  constructor(registry: Registry) {
    const counter = (name: string, help: string, ...labels: string[]) =>
      new Counter({ name, help, labelNames: [...LABELS, ...labels], registers: [registry] });
    this.#requests = counter("facevalue_rpc_requests_total", "Requests sent; a batch of calls is one.");
    this.#seconds = counter("facevalue_rpc_request_seconds_total", "Time from request to whole answer.");
    this.#bytes = counter("facevalue_rpc_received_bytes_total", "Bytes of answers, decompressed.");
    this.#calls = counter("facevalue_rpc_calls_total", "Calls sent, repeated ones counted again.", "method");
    this.#errors = counter("facevalue_rpc_errors_total", "Failed requests and calls, by kind.", "kind");
    this.#isUp = new Gauge({
      name: "facevalue_rpc_endpoint_up",
      help: "1 when the endpoint's last request was answered, else 0.",
      labelNames: LABELS,
      registers: [registry],
    });
  }

  set(chainId: number, { endpoints }: RpcStatistics): void {
    for (const metric of [this.#requests, this.#seconds, this.#bytes, this.#calls, this.#errors]) {
      metric.reset();
    }
    this.#isUp.reset();
    for (const endpoint of endpoints) this.#add(chainId, endpoint);
    // Several URLs of one host, with other keys, are one endpoint here: up while one of them is.
    for (const { name } of endpoints) {
      const isUp = endpoints.some((endpoint) => endpoint.name === name && endpoint.isHealthy);
      this.#isUp.set({ chain_id: chainId, endpoint: name }, isUp ? 1 : 0);
    }
  }

  #add(chainId: number, endpoint: EndpointStatistics): void {
    const labels = { chain_id: chainId, endpoint: endpoint.name };
    this.#requests.inc(labels, endpoint.requests);
    this.#seconds.inc(labels, endpoint.requestMs / 1000);
    this.#bytes.inc(labels, endpoint.receivedBytes);
    for (const [method, count] of Object.entries(endpoint.calls)) {
      this.#calls.inc({ ...labels, method }, count);
    }
    for (const [kind, count] of Object.entries(endpoint.failures)) {
      this.#errors.inc({ ...labels, kind }, count);
    }
  }
}
