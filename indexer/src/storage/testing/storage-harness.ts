import { createTestDatabase, type TestDatabase } from "@facevalue/db/testing";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { EntityType } from "../../schema/entity-type.ts";
import type { EntityId, EntityRow } from "../../schema/value.ts";
import type { Storage } from "../storage.ts";
import { blockAt, bytesOf, changeOf, openTestStorage } from "./storage-fixture.ts";
import { ACCOUNT, SALE } from "./ticket-schema.ts";

export interface Write {
  readonly type: EntityType;
  readonly id: EntityId;
  readonly row: EntityRow | null;
  readonly existed?: boolean;
}

export function account(id: string, balance: number, existed = false): Write {
  return { type: ACCOUNT, id, row: [id, balance], existed };
}

export function sale(number: number, amount: bigint): Write {
  return { type: SALE, id: bytesOf(number), row: [bytesOf(number), "ada", amount] };
}

/** A storage of its own network for every test, in one database for the file. */
export class StorageHarness {
  database!: TestDatabase;
  storage!: Storage;
  chainId = 0;

  constructor() {
    beforeAll(async () => {
      this.database = await createTestDatabase();
    });
    beforeEach(async () => {
      this.chainId++;
      this.storage = await openTestStorage(this.database.pool, this.chainId);
    });
    afterEach(() => this.storage.close());
    afterAll(() => this.database.drop());
  }

  append(block: number, writes: readonly Write[]): void {
    const changes = writes.map(({ type, ...rest }) => changeOf(type, { block, ...rest }));
    this.storage.append(blockAt(block), { changes, created: [] });
  }

  commit(block: number, finalizedBlock: number): Promise<void> {
    return this.storage.commit(blockAt(block), { finalizedBlock, headBlock: block });
  }

  /** As after a crash: what is pending is lost. */
  async reopen(): Promise<void> {
    await this.storage.close();
    this.storage = await openTestStorage(this.database.pool, this.chainId);
  }

  /** Rows of a query in which SCHEMA stands for the network's schema. */
  async rows(statement: string): Promise<unknown[]> {
    return (await this.database.pool.query(statement.replaceAll("SCHEMA", `chain_${this.chainId}`))).rows;
  }
}
