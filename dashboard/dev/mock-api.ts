/**
 * Stands in for the API while the dashboard is developed: `npx node dashboard/dev/mock-api.ts [--port 4000] [--dist]`.
 * `POST /mock?mode=live|error|offline|stale|failed|slow|empty` changes how it behaves.
 */
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { buildSchema, graphql, isScalarType } from "graphql";
import { markupFigures, markupOf, money, ratio, salesByDay, summaryOf } from "./mock-figures.ts";
import {
  addSale,
  CHAIN_ID,
  CONTRACT,
  events,
  type MockEvent,
  type MockSale,
  organizer,
} from "./mock-world.ts";

const { values: flags } = parseArgs({
  options: { port: { type: "string", default: "4000" }, dist: { type: "boolean", default: false } },
});
const schema = buildSchema(readFileSync(new URL("../../schema.graphql", import.meta.url), "utf8"));
const bigInt = schema.getType("BigInt");
if (isScalarType(bigInt)) bigInt.serialize = String;
const startedMs = Date.now();
let mode = "live";
let stoppedMs = startedMs;

const isStopped = () => mode === "stale" || mode === "failed";
const clockMs = () => (isStopped() ? stoppedMs : Date.now());
const head = () => 18_000 + Math.floor((clockMs() - startedMs) / 1000);

setInterval(() => {
  const event = events[Math.floor(Math.random() * 3)];
  if (event && !isStopped()) addSale(event, Math.random() < 0.6 ? "SECONDARY" : "PRIMARY", Date.now(), 0.2);
}, 1500);

function freshness(event: MockEvent) {
  return {
    block: event.isComputed ? head() - 1 : null,
    blockTime: new Date(clockMs() - 1000).toISOString(),
    indexedBlock: head(),
    headBlock: head(),
    lagSeconds: 1,
    computedAt: new Date(clockMs()).toISOString(),
    methodologyVersion: 1,
  };
}

interface PageArgs {
  first?: number;
  after?: string;
}

function page<T>(items: readonly T[], { first = 20, after }: PageArgs) {
  const start = after === undefined || after === null ? 0 : Number(after) + 1;
  const nodes = items.slice(start, start + first);
  const hasNextPage = start + first < items.length;
  return {
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: String(start + index) })),
    totalCount: items.length,
    pageInfo: {
      hasNextPage,
      hasPreviousPage: start > 0,
      startCursor: nodes.length ? String(start) : null,
      endCursor: nodes.length ? String(start + nodes.length - 1) : null,
    },
  };
}

function saleNode(event: MockEvent, sale: MockSale) {
  const markup = markupOf(sale);
  const amount = (raw: bigint | null) => (raw === null ? null : money(raw, event.currency));
  return {
    id: `Sale:${sale.transactionHash}`,
    ...sale,
    contract: CONTRACT,
    quantity: 1,
    price: amount(sale.price),
    priceSource: sale.tokenId % 17 === 0 ? "ESTIMATED" : "DECLARED",
    priceUnknownReason: null,
    faceValueSource: sale.face === null ? "UNKNOWN" : "DECLARED",
    faceValue: amount(sale.face),
    capPrice: amount(sale.cap),
    markup: sale.kind === "PRIMARY" ? null : ratio(markup, sale.markupReason),
    isEstimated: sale.tokenId % 17 === 0,
    timestamp: new Date(sale.timestampMs).toISOString(),
    ticketType: { id: `TicketType:${sale.tier}`, name: ["Floor", "Stalls", "看台 Gold"][sale.tier] },
  };
}

function eventNode(event: MockEvent) {
  const resales = () => event.sales.filter((sale) => sale.kind === "SECONDARY");
  return {
    ...event,
    id: `Event:${event.eventId}`,
    chainId: CHAIN_ID,
    contract: CONTRACT,
    contractName: null,
    family: "REFERENCE",
    category: "music",
    fiat: "EUR",
    organizer: { id: "Organizer:1", chainId: CHAIN_ID, address: organizer },
    salesStart: new Date(event.salesStartMs).toISOString(),
    startsAt: new Date(event.startsAtMs).toISOString(),
    endsAt: new Date(event.startsAtMs + 10_800_000).toISOString(),
    issuedCount: () => event.sales.filter((sale) => sale.kind === "PRIMARY").length + event.complimentary,
    salesSummary: () => summaryOf(event, freshness(event)),
    markup: () => markupFigures(event, freshness(event)),
    salesByDay: () => salesByDay(event, freshness(event)),
    resalePoints: () =>
      resales()
        .slice(-400)
        .map((sale) => saleNode(event, sale)),
    sales: (args: PageArgs & { where?: { kind?: string } }) =>
      page(
        event.sales
          .filter((sale) => !args.where?.kind || sale.kind === args.where.kind)
          .reverse()
          .map((sale) => saleNode(event, sale)),
        args,
      ),
  };
}

interface EventsArgs extends PageArgs {
  where?: { search?: string; status?: string };
  orderBy?: { field: string; direction: string };
}

const rootValue = {
  networks: () => [
    {
      chainId: CHAIN_ID,
      name: "season",
      indexedBlock: head(),
      indexedBlockTime: new Date(clockMs() - 800).toISOString(),
      headBlock: head(),
      finalizedBlock: head() - 64,
      updatedAt: new Date(clockMs() - 700).toISOString(),
      state: mode === "failed" ? "FAILED" : "LIVE",
      errorCode: mode === "failed" ? "MAPPING_FAILED" : null,
      lastAudit: {
        block: head() - 64,
        checkedCount: 812,
        differenceCount: 0,
        finishedAt: new Date(Date.now() - 720_000).toISOString(),
      },
    },
  ],
  events: (args: EventsArgs) => {
    const search = args.where?.search?.toLowerCase() ?? "";
    const found = (mode === "empty" ? [] : events).filter(
      (event) =>
        [event.name, event.artist, event.venue, event.city].some((text) =>
          text.toLowerCase().includes(search),
        ) &&
        (!args.where?.status || event.status === args.where.status),
    );
    const sign = args.orderBy?.direction === "ASC" ? 1 : -1;
    const by = (event: MockEvent) =>
      args.orderBy?.field === "NAME"
        ? event.name
        : args.orderBy?.field === "ISSUED_COUNT"
          ? event.sales.length
          : event.startsAtMs;
    const sorted = found.toSorted((left, right) => (by(left) > by(right) ? sign : -sign));
    return page(sorted.map(eventNode), args);
  },
  event: ({ eventId }: { eventId: string }) => {
    const event = events.find((candidate) => candidate.eventId === Number(eventId));
    return event ? eventNode(event) : null;
  },
};

async function readBody(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return body;
}

async function answerGraphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { query, variables } = JSON.parse(await readBody(request)) as { query: string; variables: object };
  if (mode === "offline") {
    request.socket.destroy();
    return;
  }
  if (mode === "slow") await new Promise((resolve) => setTimeout(resolve, 4000));
  response.setHeader("content-type", "application/json");
  if (mode === "error") {
    const extensions = { code: "INTERNAL", requestId: "req_01JD8Z5W3K" };
    response.end(JSON.stringify({ data: null, errors: [{ message: "Something failed.", extensions }] }));
    return;
  }
  const result = await graphql({ schema, source: query, rootValue, variableValues: { ...variables } });
  if (result.errors) process.stderr.write(`${result.errors.map((error) => error.message).join("\n")}\n`);
  response.end(JSON.stringify(result));
}

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const POLICY =
  "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'";

function answerFile(pathname: string, response: ServerResponse): void {
  const folder = path.join(import.meta.dirname, "../dist");
  const file =
    path.extname(pathname) === "" ? "index.html" : path.normalize(pathname).replace(/^(\.\.[/\\])+/, "");
  try {
    const body = readFileSync(path.join(folder, file));
    response.setHeader("content-type", TYPES[path.extname(file)] ?? "application/octet-stream");
    response.setHeader("content-security-policy", POLICY);
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/graphql") void answerGraphql(request, response);
  else if (url.pathname === "/mock") {
    if (!isStopped()) stoppedMs = Date.now() - 200_000;
    mode = url.searchParams.get("mode") ?? "live";
    response.end(mode);
  } else if (flags.dist) answerFile(url.pathname, response);
  else response.writeHead(404).end();
});
server.listen(Number(flags.port), "127.0.0.1", () => process.stdout.write(`Mock API on ${flags.port}\n`));
