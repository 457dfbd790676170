import type { Database } from "@facevalue/db";
import { type Kysely, sql } from "kysely";

/** The time zones that the database can convert to. Read once, as the list is slow to read and does not change. */
export class TimeZones {
  readonly #db: Kysely<Database>;
  #names: Promise<ReadonlySet<string>> | undefined;

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /** `name` when it is the name of a time zone, else UTC: organizers may publish any text. */
  async resolve(name: string): Promise<string> {
    this.#names ??= this.#read();
    return (await this.#names).has(name) ? name : "UTC";
  }

  async #read(): Promise<ReadonlySet<string>> {
    try {
      const { rows } = await sql<{ name: string }>`select name from pg_timezone_names`.execute(this.#db);
      return new Set(rows.map(({ name }) => name));
    } catch (error) {
      this.#names = undefined;
      throw error;
    }
  }
}
