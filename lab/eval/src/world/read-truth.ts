import { basename, join, resolve } from "node:path";
import { AppError } from "@facevalue/core";
import { readLines } from "./read-lines.ts";
import {
  LABELS,
  type Label,
  type TrueController,
  type TrueEvent,
  type TrueSale,
  type Truth,
} from "./truth.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Who is who in the world in `folder`. @throws BAD_USER_INPUT when a wallet has two controllers or a label is unknown */
export async function readTruth(folder: string): Promise<Truth> {
  const controllers: TrueController[] = [];
  const controllerOf = new Map<string, TrueController>();
  for await (const line of readLines(join(folder, "truth/entities.ndjson"))) {
    const controller = toController(line as Fields, folder);
    controllers.push(controller);
    for (const wallet of controller.wallets) {
      if (controllerOf.has(wallet))
        throw new AppError("BAD_USER_INPUT", `Wallet ${wallet} has two controllers in ${folder}/truth.`);
      controllerOf.set(wallet, controller);
    }
  }
  const ticketsOf = new Map<string, number>();
  for await (const line of readLines(join(folder, "truth/wallets.ndjson"))) {
    const fields = line as Fields;
    ticketsOf.set(lower(fields.wallet), Number(fields.tickets ?? 0));
  }
  const traders = await readTraders(folder);
  const isPart = ({ label, wallets }: TrueController) =>
    label === "infrastructure" || wallets.some((wallet) => traders.has(wallet));
  return {
    name: basename(resolve(folder)),
    controllers: controllers.filter(isPart),
    controllerOf,
    ticketsOf,
    traders,
  };
}

async function readTraders(folder: string): Promise<Set<string>> {
  const traders = new Set<string>();
  for await (const { seller, buyer } of readTrueSales(folder)) traders.add(seller).add(buyer);
  return traders;
}

export async function* readTrueSales(folder: string): AsyncGenerator<TrueSale> {
  for await (const line of readLines(join(folder, "truth/sales.ndjson"))) yield toSale(line as Fields);
}

export async function readTrueEvents(folder: string): Promise<TrueEvent[]> {
  const events: TrueEvent[] = [];
  for await (const line of readLines(join(folder, "truth/events.ndjson"))) {
    const { tickets, eventId, salesStart } = line as Fields;
    events.push({ tickets: lower(tickets), eventId: String(eventId), salesStart: Number(salesStart) });
  }
  return events;
}

function toController(fields: Fields, folder: string): TrueController {
  const label = fields.label as Label;
  if (!LABELS.includes(label))
    throw new AppError(
      "BAD_USER_INPUT",
      `Label ${label} in ${folder}/truth is none of ${LABELS.join(", ")}.`,
    );
  if (!Array.isArray(fields.wallets))
    throw new AppError(
      "BAD_USER_INPUT",
      `Controller ${String(fields.controller)} in ${folder}/truth/entities.ndjson has no list of wallets.`,
    );
  return {
    controller: String(fields.controller),
    type: String(fields.type),
    label,
    level: toLevel(fields.level),
    strategy: typeof fields.strategy === "string" && fields.strategy !== "" ? fields.strategy : null,
    wallets: fields.wallets.map(lower),
    tickets: Number(fields.tickets ?? 0),
  };
}

/** Levels are written as 2, "2" or "L2". */
function toLevel(level: unknown): string | null {
  if ((typeof level !== "string" && typeof level !== "number") || level === "") return null;
  return `L${String(level).replace(/^L/i, "")}`;
}

function toSale(fields: Fields): TrueSale {
  return {
    kind: String(fields.kind),
    armsLength: fields.armsLength === true,
    tx: lower(fields.tx),
    block: Number(fields.block),
    logIndex: Number(fields.logIndex),
    t: Number(fields.t),
    tickets: lower(fields.tickets),
    eventId: String(fields.eventId),
    tokenId: String(fields.tokenId),
    seller: lower(fields.seller),
    buyer: lower(fields.buyer),
    markupBps: fields.markupBps === null || fields.markupBps === undefined ? null : Number(fields.markupBps),
  };
}

const lower = (value: unknown) => String(value).toLowerCase();
