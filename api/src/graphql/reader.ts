import type { RawBuilder } from "kysely";
import type { NetworkTables } from "../modules/network/providers/network-directory.ts";

/** What providers read with: the request's snapshot and the networks in it. */
export interface Reader {
  read<Row>(query: RawBuilder<Row>): Promise<Row[]>;
  networks(): Promise<readonly NetworkTables[]>;
}
