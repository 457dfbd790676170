import { toHex } from "@facevalue/core";
import { sql } from "kysely";
import { createLoader } from "../../../graphql/create-loader.ts";
import { loadEntity } from "../../../graphql/load-entities.ts";
import type { Reader } from "../../../graphql/reader.ts";
import type { OrganizerRecord } from "../organizer-record.ts";

interface OrganizerRow {
  readonly chain_id: string;
  readonly id: Buffer;
}

/** Organizers by key; null for an account that never published. */
export function createOrganizerLoader(reader: Reader) {
  return createLoader((refs) =>
    loadEntity<OrganizerRow, OrganizerRecord>(reader, refs, {
      table: "organizer",
      columns: sql`t.id`,
      keyColumn: "id",
      isMutable: true,
      toValue: (row) => ({ __typename: "Organizer", chainId: Number(row.chain_id), key: toHex(row.id) }),
      keyOf: (organizer) => organizer,
    }),
  );
}
