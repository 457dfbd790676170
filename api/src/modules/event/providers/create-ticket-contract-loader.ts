import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import type { TicketFamily } from "../../../generated/resolver-types.ts";
import { createLoader } from "../../../graphql/create-loader.ts";
import { loadEntity } from "../../../graphql/load-entities.ts";
import type { Reader } from "../../../graphql/reader.ts";

interface TicketContractRow {
  readonly chain_id: string;
  readonly id: Buffer;
  readonly family: TicketFamily;
  readonly name: string | null;
}

/** What is known of ticket contracts, by address. */
export function createTicketContractLoader(reader: Reader) {
  return createLoader((refs) =>
    loadEntity(reader, refs, {
      table: "ticket_contract",
      columns: sql`t.id, t.family::text as family, t.name`,
      keyColumn: "id",
      isMutable: true,
      toValue: ({ chain_id, id, family, name }: TicketContractRow) => {
        return { chainId: Number(chain_id), key: toHex(id), family, name };
      },
      keyOf: (contract) => contract,
    }),
  );
}
