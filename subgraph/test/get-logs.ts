import { getEventFactoryAbi, getEventTicketsAbi } from "@facevalue/contracts/abis";
import {
  type AbiEvent,
  type AbiParameter,
  type Address,
  encodeAbiParameters,
  encodeEventTopics,
  zeroHash,
} from "viem";
import { SubgraphFixture } from "./subgraph-fixture.ts";
import { ALICE, FACTORY, type LogSpec, NOBODY, ORGANIZER, TICKETS, transfer } from "./ticket-logs.ts";

/** What GET's contract says of one ticket: of ticket 1, at 50 dollars, unless told otherwise. */
export interface Action {
  readonly tokenId?: bigint;
  readonly to: Address;
  /** Thousandths of a dollar. */
  readonly basePrice?: number;
}

type ActionLogName =
  | "PrimarySale"
  | "SecondarySale"
  | "Scanned"
  | "CheckedIn"
  | "Invalidated"
  | "Claimed"
  | "Transfered";

const EVENTS: readonly AbiEvent[] = getEventTicketsAbi.filter((item) => item.type === "event");

/** A log about these tickets, in the shape of version 2.2 or of 2 and 2.1. */
export function actionLog(
  name: ActionLogName,
  actions: readonly Action[],
  version: "2" | "2.2" = "2.2",
): LogSpec {
  const shapes = EVENTS.filter((event) => event.name === name);
  const event = version === "2.2" ? shapes[0] : shapes.at(-1);
  if (!event) throw new Error(`GET's contract emits no ${name}.`);
  const list = actions.map(({ tokenId = 1n, to, basePrice = 50_000 }) => ({
    tokenId,
    externalId: zeroHash,
    to,
    orderTime: 1n,
    basePrice,
  }));
  return encode(event, [list, ...event.inputs.slice(1).map(() => 9n)]);
}

const data = {
  index: 1,
  startTime: 100n,
  endTime: 200n,
  latitude: 52_000_000,
  longitude: 13_000_000,
  currency: "EUR",
  name: "Aurora, Night 1",
  shopUrl: "",
  imageUrl: "",
};

export const eventData = (
  name: "EventDataSet" | "EventDataUpdated",
  changes: Readonly<Partial<typeof data>> = {},
): LogSpec => {
  const event = EVENTS.find((item) => item.name === name);
  if (!event) throw new Error(`GET's contract emits no ${name}.`);
  return encode(event, [{ ...data, ...changes }]);
};

/** The factory's and the new contract's logs of one event created, in their order on the chain. */
export const creation = (): LogSpec[] => [
  eventData("EventDataSet"),
  {
    address: FACTORY,
    topics: encodeEventTopics({
      abi: getEventFactoryAbi,
      eventName: "EventCreated",
      args: { eventIndex: 1n, eventImplementationProxy: TICKETS },
    }) as string[],
    data: "0x",
  },
];

/** GET's factory indexed, with one event that the organizer created in block 1. */
export async function startWithGetEvent(): Promise<SubgraphFixture> {
  const fixture = await SubgraphFixture.start({
    contracts: [{ name: "factory", template: "GetEventFactory", address: FACTORY, startBlock: 0 }],
  });
  await fixture.run(1, [{ logs: creation(), from: ORGANIZER }]);
  return fixture;
}

/** The same, with ticket 1 sold to Alice for 50 dollars in block 2. */
export async function startWithTicket(): Promise<SubgraphFixture> {
  const fixture = await startWithGetEvent();
  await fixture.run(2, [[transfer(NOBODY, ALICE), actionLog("PrimarySale", [{ to: ALICE }])]]);
  return fixture;
}

function encode(event: AbiEvent, values: readonly unknown[]): LogSpec {
  const topics = encodeEventTopics({ abi: [event] }) as string[];
  return { address: TICKETS, topics, data: encodeAbiParameters(event.inputs as AbiParameter[], values) };
}
