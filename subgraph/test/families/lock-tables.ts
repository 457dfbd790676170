import { deploySeaport, type Lock, type LockVersion } from "@facevalue/contracts/testing/markets";
import { afterAll, beforeAll } from "vitest";
import { type LockStage, useLocks } from "../../../contracts/testing/markets/use-locks.ts";
import { ChainFixture } from "../chain-fixture.ts";
import type { Row } from "../subgraph-fixture.ts";

export interface LockWorld extends LockStage {
  readonly seaport: Awaited<ReturnType<typeof deploySeaport>>;
  /** Indexes what the chain holds by now. */
  index(): Promise<void>;
  /** The type's rows that are of the lock, in the order of their creation. */
  rows(type: LockRowType, lock: Pick<Lock, "address">): Row[];
  /** The only one of the lock's rows that has these values. */
  one(type: LockRowType, lock: Pick<Lock, "address">, fields?: Row): Row;
}

/** Types whose rows name their contract, or whose id begins with it. */
export type LockRowType =
  | "Event"
  | "EventChange"
  | "IndexingIssue"
  | "Sale"
  | "SaleFee"
  | "Ticket"
  | "TicketContract"
  | "TicketStatusChange"
  | "TicketType"
  | "Transfer";

/** Seaport and an Unlock for each version on one chain per test file, all of them indexed. */
export function useLockTables(versions: readonly LockVersion[]): () => LockWorld {
  const useStage = useLocks();
  let world: LockWorld | undefined;
  let fixture: ChainFixture | undefined;
  beforeAll(async () => {
    const stage = useStage();
    const seaport = await deploySeaport(stage.client, stage.deployer);
    const network = JSON.stringify({ marketplaces: [{ protocol: "seaport", address: seaport.address }] });
    const started = await ChainFixture.start(
      stage.client.transport.url as string,
      versions.map((version) => ({
        name: `unlock-${version}`,
        template: "UnlockFactory",
        address: stage.unlockOf(version).address,
        startBlock: 0,
        context: { network },
      })),
    );
    fixture = started;
    const rows: LockWorld["rows"] = (type, { address }) =>
      started.tables.rows(type).filter((row) => lockOf(row, started).startsWith(address.toLowerCase()));
    world = {
      ...stage,
      seaport,
      rows,
      index: async () => {
        await started.catchUp();
      },
      one: (type, lock, fields = {}) => {
        const found = rows(type, lock).filter((row) =>
          Object.entries(fields).every(([key, value]) => row[key] === value),
        );
        if (found.length !== 1) throw new Error(`Found ${found.length} rows of ${type}.`);
        return found[0] ?? {};
      },
    };
  });
  afterAll(() => fixture?.close());
  return () => {
    if (!world) throw new Error("The tables exist only inside of tests.");
    return world;
  };
}

/** What the row's contract is told by: itself, what it belongs to, or its id. */
function lockOf(row: Row, { tables }: ChainFixture): string {
  if (typeof row.sale === "string" && typeof row.role === "string")
    return String(tables.one("Sale", { id: row.sale }).contract);
  return String(row.contract ?? row.event ?? row.ticket ?? row.id);
}
