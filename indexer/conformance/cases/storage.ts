import { parseSchema } from "../../src/schema/parse-schema.ts";
import type { ConformanceArea } from "../conformance-case.ts";
import { nonDeterministic, toFailure } from "../failure.ts";
import { PostgresBed, type PostgresBedOptions } from "../postgres-bed.ts";
import { createLog, scriptLog } from "../probe-logs.ts";

const DDL = "store/postgres/src/relational/ddl_tests.rs";
const RELATIONAL = "store/postgres/src/relational.rs";
const CACHE = "graph/src/components/store/entity_cache.rs";

const CHILD = `0x${"51".repeat(20)}`;
const seat = (id: string, holder: string, moves = 1) => `set|Seat|${id}|holder=s:${holder}|moves=i:${moves}`;

const EVERYTHING = [
  "set|Everything|0x01|text=s:näme 🎫|flag=f:true|small=i:-7|wide=l:-9007199254740993",
  "big=n:340282366920938463463374607431768211456|decimal=d:-1.50e-20|moment=t:1700000000000001",
  'raw=b:0x00ff|color=s:RED|tags=a:s:b,s:a\\",s:{}|chunks=a:b:0x00,b:0xff|bigs=a:n:-128,n:128|colors=a:s:BLUE',
  "holder=s:a|friends=a:",
].join("|");

const VERSIONS = `select id || ' ' || block_range || ' #' || (vid & 4294967295) from "SCHEMA".seat order by id, vid`;

type Work = (bed: PostgresBed) => Promise<unknown>;

const over =
  (work: Work, options: PostgresBedOptions = {}) =>
  () =>
    PostgresBed.with(options, work);

/** Columns of a table: name, type, and what may not be null. */
const columnsOf = (table: string) =>
  `select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end
     from pg_attribute where attrelid = '"SCHEMA"."${table}"'::regclass and attnum > 0 order by attnum`;

const constraintsOf = (table: string) =>
  `select pg_get_constraintdef(oid) from pg_constraint
    where conrelid = '"SCHEMA"."${table}"'::regclass and contype in ('p', 'u') order by 1`;

async function history(bed: PostgresBed): Promise<void> {
  await bed.run(100, [scriptLog([seat("s", "a"), seat("t", "a"), seat("u", "a")])]);
  await bed.run(101, [scriptLog([seat("s", "b"), seat("t", "a")]), scriptLog([seat("s", "c")])]);
  await bed.run(102, [scriptLog(["remove|Seat|t", seat("v", "a")])]);
}

const SHOP_SCHEMA = parseSchema(`
  type TicketShop @entity(immutable: false) { id: ID! mainBooth: TicketBooth! soldOutAt: Timestamp allBooths: [TicketBooth!]! }
  type TicketBooth @entity(immutable: true) { id: Bytes! shop: TicketShop! token0: Int8! tickets: [TicketShop!]! @derivedFrom(field: "mainBooth") }
`);

export const storageArea: ConformanceArea = {
  name: "storage",
  title: "Tables in Postgres",
  needsPostgres: true,
  cases: [
    {
      point: "a mutable entity's table: vid, block_range, then its fields in the schema's order",
      source: `${DDL}, THING_DDL: the table scalar`,
      run: over((bed) => bed.column(columnsOf("everything"))),
      expected: [
        "vid bigint not null",
        "block_range int4range not null",
        "id bytea not null",
        "text text",
        "flag boolean",
        "small integer",
        "wide bigint",
        "big numeric",
        "decimal numeric",
        "moment timestamp with time zone",
        "raw bytea",
        "color SCHEMA.color",
        "tags text[]",
        "chunks bytea[]",
        "bigs numeric[]",
        "colors SCHEMA.color[]",
        "holder text",
        "friends text[]",
      ],
    },
    {
      point: "an immutable entity's table: vid, block$, then its fields",
      source: `${DDL}, MUSIC_DDL: the table song`,
      run: over((bed) => bed.column(columnsOf("note"))),
      expected: ["vid bigint not null", "block$ integer not null", "id bytea not null", "text text not null"],
    },
    {
      point: "its id is unique, vid is the key",
      source: `${DDL}, MUSIC_DDL: unique(id)`,
      run: over((bed) => bed.column(constraintsOf("note"))),
      expected: ["PRIMARY KEY (vid)", "UNIQUE (id)"],
    },
    {
      point: "a mutable entity's id is not: it has versions",
      source: `${DDL}, THING_DDL`,
      run: over((bed) => bed.column(constraintsOf("seat"))),
      expected: ["PRIMARY KEY (vid)"],
    },
    {
      point: "an enum is a type with its values sorted",
      source: `${DDL}, THING_DDL: create type color`,
      run: over((bed) => bed.column(`select unnest(enum_range(null::"SCHEMA".color))::text`)),
      expected: ["BLUE", "RED"],
    },
    {
      point: "names are in snake case, references have their target's kind of id, derived fields no column",
      source: `${DDL}, MUSIC_DDL: main_band, written_by, song_stat; store/postgres/src/relational.rs, SqlName`,
      run: over(
        async (bed) => [
          await bed.column(columnsOf("ticket_shop")),
          await bed.column(columnsOf("ticket_booth")),
        ],
        { schema: SHOP_SCHEMA },
      ),
      expected: [
        [
          "vid bigint not null",
          "block_range int4range not null",
          "id text not null",
          "main_booth bytea not null",
          "sold_out_at timestamp with time zone",
          "all_booths bytea[] not null",
        ],
        [
          "vid bigint not null",
          "block$ integer not null",
          "id bytea not null",
          "shop text not null",
          "token_0 bigint not null",
        ],
      ],
    },
    {
      point:
        "a change ends the version before it and starts another; what is unchanged or only removed does not",
      source: `${RELATIONAL}, Layout::update and Layout::delete: clamp_range`,
      run: over(async (bed) => {
        await history(bed);
        return bed.column(VERSIONS);
      }),
      expected: ["s [100,101) #100", "s [101,) #102", "t [100,102) #101", "u [100,) #102", "v [102,) #100"],
    },
    {
      point: "blocks that are stored together leave the same versions",
      source: "graph/src/components/store/write.rs, Batch::append and RowGroup",
      run: over(async (bed) => {
        await bed.append(100, [scriptLog([seat("s", "a"), seat("t", "a"), seat("u", "a")])]);
        await bed.append(101, [scriptLog([seat("s", "b"), seat("t", "a")]), scriptLog([seat("s", "c")])]);
        await bed.append(102, [scriptLog(["remove|Seat|t", seat("v", "a")])]);
        await bed.commit(102);
        return bed.column(VERSIONS);
      }),
      expected: ["s [100,101) #100", "s [101,) #102", "t [100,102) #101", "u [100,) #102", "v [102,) #100"],
    },
    {
      point: "a removed entity that comes back starts another version",
      source: `${RELATIONAL}, Layout::insert`,
      run: over(async (bed) => {
        await bed.run(100, [scriptLog([seat("s", "a")])]);
        await bed.run(101, [scriptLog(["remove|Seat|s"])]);
        await bed.run(102, [scriptLog([seat("s", "a")])]);
        return bed.column(VERSIONS);
      }),
      expected: ["s [100,101) #100", "s [102,) #100"],
    },
    {
      point: "vid holds the block in its upper half",
      source: `${CACHE}, EntityCache::set: vid = (block << 32) + vid_seq`,
      run: over(async (bed) => {
        await history(bed);
        return bed.column(`select (vid >> 32)::int from "SCHEMA".seat order by vid`);
      }),
      expected: [100, 100, 100, 101, 102],
    },
    {
      point: "a roll-back deletes what began after the block and opens what ended after it",
      source: `${RELATIONAL}, Layout::revert_block; store/postgres/src/relational_queries.rs, RevertRemoveQuery and RevertClampQuery`,
      run: over(async (bed) => {
        await history(bed);
        await bed.rollback(101);
        const one = await bed.column(VERSIONS);
        await bed.rollback(100);
        return [one, await bed.column(VERSIONS)];
      }),
      expected: [
        ["s [100,101) #100", "s [101,) #102", "t [100,) #101", "u [100,) #102"],
        ["s [100,) #100", "t [100,) #101", "u [100,) #102"],
      ],
    },
    {
      point: "handlers after a roll-back see the state of that block",
      source:
        "core/src/subgraph/runner.rs, handle_revert; store/postgres/src/writable.rs, revert_block_operations",
      run: over(async (bed) => {
        await history(bed);
        await bed.rollback(100);
        await bed.run(101, [scriptLog(["get|Seat|s", "get|Seat|t", "get|Seat|v", "related|Holder|a|seats"])]);
        return bed.column(`select text from "SCHEMA".outcome where upper_inf(block_range)`);
      }),
      expected: [
        [
          "holder=a id=s moves=1",
          "holder=a id=t moves=1",
          "none",
          ["s", "t", "u"].map((id) => `holder=a id=${id} moves=1`).join("; "),
        ].join("\n"),
      ],
    },
    {
      point: "immutable entities are deleted by a roll-back and may come again",
      source: "store/postgres/src/relational_queries.rs, RevertRemoveQuery: block$ >= $block",
      run: over(async (bed) => {
        await bed.run(100, [scriptLog(["set|Note|0x01|text=s:a"])]);
        await bed.run(101, [scriptLog(["set|Note|0x02|text=s:b"])]);
        await bed.rollback(100);
        await bed.run(101, [scriptLog(["set|Note|0x02|text=s:c"])]);
        return bed.column(
          `select encode(id, 'hex') || ' ' || text || ' ' || block$ from "SCHEMA".note order by vid`,
        );
      }),
      expected: ["01 a 100", "02 c 101"],
    },
    {
      point: "data sources of the blocks that are rolled back are gone, those before stay",
      source: "store/postgres/src/dynds/private.rs, revert: block_range",
      run: over(async (bed) => {
        await bed.run(5, [createLog("Child", CHILD, "one")]);
        await bed.run(6, [createLog("Child", CHILD, "two")]);
        await bed.rollback(5);
        return [bed.storage.dataSources().length, bed.engine.filters().length];
      }),
      expected: [1, 5],
    },
    {
      point: "data sources are there again after a restart, in the order of their creation",
      source: "store/postgres/src/dynds/private.rs, load",
      run: over(async (bed) => {
        await bed.run(5, [createLog("Child", CHILD, "one"), createLog("Child", CHILD, "two")]);
        await bed.reopen();
        return bed.storage
          .dataSources()
          .map(({ context, createdAtBlock }) => [context?.includes("one"), createdAtBlock]);
      }),
      expected: [
        [true, 5],
        [false, 5],
      ],
    },
    {
      point: "every kind of value comes back as it was, after a restart",
      source: "store/postgres/src/relational_queries.rs, FromEntityData",
      run: over(async (bed) => {
        await bed.run(100, [scriptLog([EVERYTHING, "get|Everything|0x01"])]);
        const before = await bed.column(`select text from "SCHEMA".outcome`);
        await bed.reopen();
        await bed.run(101, [scriptLog(["remove|Outcome|output", "get|Everything|0x01"])]);
        const after = await bed.column(`select text from "SCHEMA".outcome where upper_inf(block_range)`);
        return { isSame: before[0] === after[0], text: after[0] };
      }),
      expected: {
        isSame: true,
        text:
          "big=340282366920938463463374607431768211456 bigs=[-128,128] chunks=[0x00,0xff] color=RED colors=[BLUE] " +
          "decimal=-0.000000000000000000015 flag=true friends=[] holder=a id=0x01 moment=1700000000000001 raw=0x00ff " +
          'small=-7 tags=[b,a\\",{}] text=näme 🎫 wide=-9007199254740993',
      },
    },
    {
      point: "saving what was stored before a restart makes no new version",
      source: `${CACHE}, as_modifications: current != data`,
      run: over(async (bed) => {
        await bed.run(100, [scriptLog([EVERYTHING])]);
        await bed.reopen();
        await bed.run(101, [scriptLog([EVERYTHING])]);
        return bed.column(`select block_range::text from "SCHEMA".everything`);
      }),
      expected: ["[100,)"],
    },
    {
      point: "a reading's time is its block's",
      source: "runtime/wasm/src/host_exports.rs, store_set: block_time",
      run: over(async (bed) => {
        await bed.run(100, [scriptLog(["set|Reading|1|value=d:1.5"])]);
        return bed.column(
          `select extract(epoch from "timestamp")::text || ' ' || value from "SCHEMA".reading`,
        );
      }),
      expected: ["1700000100.000000 1.5"],
    },
    {
      point:
        "an immutable entity that an earlier block stored cannot be stored again, even if it was never read",
      source: `${CACHE}, as_modifications: "the attempt to insert will trigger a constraint violation in the database"`,
      run: over(async (bed) => {
        await bed.run(100, [scriptLog(["set|Note|0x01|text=s:a"])]);
        return bed.run(101, [scriptLog(["set|Note|0x01|text=s:b"])]).then(() => "stored", toFailure);
      }),
      expected: nonDeterministic("immutable"),
    },
    {
      point: "skipDuplicates keeps the first one, also when it was never read",
      source:
        "store/postgres/src/relational_queries.rs, InsertQuery: on conflict do nothing (skip_duplicates)",
      run: over(async (bed) => {
        await bed.run(100, [scriptLog(["set|Once|a|text=s:first"])]);
        await bed.reopen();
        await bed.run(101, [scriptLog(["set|Once|a|text=s:second"])]);
        return bed.column(`select text || ' ' || block$ from "SCHEMA".once`);
      }),
      expected: ["first 100"],
    },
    {
      point: "loadRelated joins what is stored and what the block did",
      source: "store/postgres/src/relational_queries.rs, FindDerivedQuery; entity_cache.rs, load_related",
      run: over(async (bed) => {
        await bed.run(100, [
          scriptLog([
            seat("b", "a"),
            seat("c", "a"),
            "set|Pass|0x01|holders=a:s:x,s:a",
            "set|Pass|0x02|holders=a:s:x",
          ]),
        ]);
        await bed.reopen();
        const steps = [seat("a", "a"), seat("c", "z"), "related|Holder|a|seats", "related|Holder|a|passes"];
        await bed.run(101, [scriptLog(steps)]);
        return bed.column(`select text from "SCHEMA".outcome`);
      }),
      expected: ["holder=a id=a moves=1; holder=a id=b moves=1\nholders=[x,a] id=0x01"],
    },
    {
      point: "below finality, without history, the last version alone is kept",
      source: "store/postgres/src/relational/prune.rs: indexerHints.prune",
      run: over(
        async (bed) => {
          await bed.append(100, [scriptLog([seat("s", "a"), seat("t", "a")])]);
          await bed.append(101, [scriptLog([seat("s", "b"), "remove|Seat|t"])]);
          await bed.append(102, [scriptLog([seat("s", "c")])]);
          await bed.commit(102, 102);
          return bed.column(VERSIONS);
        },
        { keepHistory: false },
      ),
      expected: ["s [102,) #100"],
    },
  ],
};
