import { fromHex } from "@facevalue/core";
import type { ConformanceArea } from "../conformance-case.ts";
import { deterministic, nonDeterministic } from "../failure.ts";
import { changed, said, stored } from "../runs.ts";

const CACHE = "graph/src/components/store/entity_cache.rs";
const EXPORTS = "runtime/wasm/src/host_exports.rs";
const STORE = "graph/src/data/store/mod.rs";

const SEAT = "set|Seat|s|holder=s:a|moves=i:1|label=s:front";
const EVERYTHING = [
  "set|Everything|0x01|text=s:näme 🎫|flag=f:true|small=i:-7|wide=l:-9007199254740993",
  "big=n:340282366920938463463374607431768211456|decimal=d:-1.50|moment=t:1700000000000001",
  "raw=b:0x00ff|color=s:RED|tags=a:s:b,s:a|chunks=a:b:0x00,b:0xff|bigs=a:n:-128,n:128|colors=a:s:BLUE,s:RED",
  "holder=s:a|friends=a:s:b,s:a",
].join("|");

export const entitiesArea: ConformanceArea = {
  name: "entities",
  title: "store.set, store.get, store.remove and the end of the block",
  cases: [
    {
      point: "every kind of value is kept, and read with its fields in the order of their names",
      source: `${STORE}, Entity::sorted; runtime/wasm/src/to_from/external.rs, ToAscObj<AscEntity>`,
      run: said([[[EVERYTHING]], [["get|Everything|0x01"]]]),
      expected: [
        "big=340282366920938463463374607431768211456 bigs=[-128,128] chunks=[0x00,0xff] color=RED " +
          "colors=[BLUE,RED] decimal=-1.5 flag=true friends=[b,a] holder=a id=0x01 moment=1700000000000001 " +
          "raw=0x00ff small=-7 tags=[b,a] text=näme 🎫 wide=-9007199254740993",
      ],
    },
    {
      point: "every kind of value is stored",
      source: `${STORE}, Value`,
      run: stored([[[EVERYTHING]]], "Everything", "0x01"),
      expected: {
        id: fromHex("0x01"),
        text: "näme 🎫",
        flag: true,
        small: -7,
        wide: -9007199254740993n,
        big: 2n ** 128n,
        decimal: { digits: -15n, exponent: -1 },
        moment: 1_700_000_000_000_001n,
        raw: fromHex("0x00ff"),
        color: "RED",
        tags: ["b", "a"],
        chunks: [fromHex("0x00"), fromHex("0xff")],
        bigs: [-128n, 128n],
        colors: ["BLUE", "RED"],
        holder: "a",
        friends: ["b", "a"],
      },
    },
    {
      point: "a missing entity is null",
      source: 'runtime/test/src/test.rs, test_entity_store: getUser("herobrine")',
      run: said([[["get|Seat|nobody"]]]),
      expected: ["none"],
    },
    {
      point: "a set keeps the fields that it does not name",
      source: `${CACHE}, EntityOp::apply_to: merge_remove_null_fields`,
      run: said([[[SEAT]], [["set|Seat|s|moves=i:2", "get|Seat|s"]]]),
      expected: ["holder=a id=s label=front moves=2"],
    },
    {
      point: "sets of several handlers and blocks add up",
      source: `${CACHE}, EntityOp::accumulate`,
      run: said([
        [[SEAT]],
        [["set|Seat|s|moves=i:2"], ["set|Seat|s|holder=s:b"], ["get|Seat|s"]],
        [["get|Seat|s"]],
      ]),
      expected: ["holder=b id=s label=front moves=2", "holder=b id=s label=front moves=2"],
    },
    {
      point: "null removes a field",
      source: `${STORE}, Entity::merge_remove_null_fields`,
      run: said([[[SEAT]], [["set|Seat|s|label=x", "get|Seat|s"]], [["get|Seat|s"]]]),
      expected: ["holder=a id=s moves=1", "holder=a id=s moves=1"],
    },
    {
      point: "a null of a new entity is not stored",
      source: `${CACHE}, as_modifications: "Merging with an empty entity removes null fields"`,
      run: said([[["set|Seat|s|holder=s:a|moves=i:1|label=x"]], [["get|Seat|s"]]]),
      expected: ["holder=a id=s moves=1"],
    },
    {
      point: "a null stays visible in an entity that only this block knows",
      source: `${CACHE}, EntityOp::apply_to: (Update(new), None) => Some(new)`,
      run: said([[["set|Seat|s|holder=s:a|moves=i:1|label=x", "get|Seat|s"]]]),
      expected: ["holder=a id=s label=null moves=1"],
    },
    {
      point: "a handler does not see a field that it cleared of what earlier handlers of the block made",
      source: `${CACHE}, EntityCache::get: handler_updates applied by merge_remove_null_fields`,
      run: said([
        [
          [SEAT],
          ["set|Seat|s|label=x", "get|Seat|s", "inBlock|Seat|s", "set|Seat|s|moves=i:2", "get|Seat|s"],
        ],
      ]),
      expected: ["holder=a id=s moves=1", "holder=a id=s moves=1", "holder=a id=s moves=2"],
    },
    {
      point: "the next handler sees it as null",
      source: `${CACHE}, exit_handler and EntityOp::accumulate: merge keeps nulls`,
      run: said([[[SEAT], ["set|Seat|s|label=x"], ["get|Seat|s", "set|Seat|s|moves=i:2", "get|Seat|s"]]]),
      expected: ["holder=a id=s label=null moves=1", "holder=a id=s label=null moves=2"],
    },
    {
      point: "the same holds for an entity that earlier handlers replaced",
      source: `${CACHE}, EntityOp::apply_to: (Overwrite(new), _) => Some(new)`,
      run: said([
        [[SEAT]],
        [["remove|Seat|s", SEAT], ["set|Seat|s|label=x", "get|Seat|s"], ["get|Seat|s"]],
        [["get|Seat|s"]],
      ]),
      expected: ["holder=a id=s moves=1", "holder=a id=s label=null moves=1", "holder=a id=s moves=1"],
    },
    {
      point: "remove hides an entity at once",
      source: `${CACHE}, EntityOp::apply_to: (Remove, _) => None`,
      run: said([[[SEAT]], [["remove|Seat|s", "get|Seat|s"], ["get|Seat|s"]], [["get|Seat|s"]]]),
      expected: ["none", "none", "none"],
    },
    {
      point: "removing what is not there changes nothing",
      source: `${CACHE}, as_modifications: (None, EntityOp::Remove) => None`,
      run: changed([[["remove|Seat|nobody"]]]),
      expected: [],
    },
    {
      point: "removing what is there is one change",
      source: `${CACHE}, as_modifications: (Some(_), EntityOp::Remove)`,
      run: changed([[[SEAT]], [["remove|Seat|s"]]]),
      expected: ["remove Seat s"],
    },
    {
      point: "a set after a removal replaces: nothing of the old entity is left",
      source: `${CACHE}, EntityOp::accumulate: "This is how Overwrite is constructed"`,
      run: said([
        [[SEAT]],
        [["remove|Seat|s", "set|Seat|s|holder=s:b|moves=i:9", "get|Seat|s"]],
        [["get|Seat|s"]],
      ]),
      expected: ["holder=b id=s moves=9", "holder=b id=s moves=9"],
    },
    {
      point: "it replaces across handlers of the block, and later sets merge into it",
      source: `${CACHE}, exit_handler and EntityOp::accumulate`,
      run: said([
        [[SEAT]],
        [["remove|Seat|s"], ["set|Seat|s|holder=s:b|moves=i:9"], ["set|Seat|s|moves=i:10", "get|Seat|s"]],
        [["get|Seat|s"]],
      ]),
      expected: ["holder=b id=s moves=10", "holder=b id=s moves=10"],
    },
    {
      point: "a replaced entity is an overwrite of the old one",
      source: `${CACHE}, as_modifications: (Some(current), EntityOp::Overwrite(data))`,
      run: changed([[[SEAT]], [["remove|Seat|s", "set|Seat|s|holder=s:b|moves=i:9"]]]),
      expected: ["overwrite Seat s #100"],
    },
    {
      point: "removed and set to the same again: no change",
      source: `${CACHE}, as_modifications: current != data`,
      run: changed([[[SEAT]], [["remove|Seat|s", SEAT]]]),
      expected: [],
    },
    {
      point: "set and removed in one block: no change",
      source: `${CACHE}, as_modifications: (None, EntityOp::Remove) => None`,
      run: changed([[[SEAT], ["remove|Seat|s"]]]),
      expected: [],
    },
    {
      point: "an entity that is saved as it was gives no new version",
      source: `${CACHE}, as_modifications: current != data`,
      run: changed([[[SEAT]], [[SEAT], ["set|Seat|s|moves=i:1"]]]),
      expected: [],
    },
    {
      point: "changed and changed back within a block: no new version",
      source: `${CACHE}, as_modifications: current != data`,
      run: changed([[[SEAT]], [["set|Seat|s|moves=i:5"], ["set|Seat|s|moves=i:1"]]]),
      expected: [],
    },
    {
      point: "decimals that are equal are no change",
      source: `${CACHE}, as_modifications: current != data`,
      run: changed([[["set|Everything|0x01|decimal=d:1.50"]], [["set|Everything|0x01|decimal=d:1.5"]]]),
      expected: [],
    },
    {
      point: "one version per entity and block; the last set's number counts",
      source: `${CACHE}, vid: (block << 32) + seq from 100`,
      run: changed([[[SEAT], ["set|Seat|t|holder=s:a|moves=i:1"], ["set|Seat|s|moves=i:2"]]]),
      expected: ["insert Seat s #102", "insert Seat t #101"],
    },
    {
      point: "numbers start at 100 in every block, and sets that change nothing count too",
      source: `${CACHE}, EntityCache::new: vid_seq RESERVED_VIDS`,
      run: changed([[[SEAT]], [[SEAT, "set|Seat|t|holder=s:a|moves=i:1"]]]),
      expected: ["insert Seat t #101"],
    },
    {
      point: "a removal takes no number",
      source: `${CACHE}, EntityCache::set counts, EntityCache::remove does not`,
      run: changed([[[SEAT]], [["remove|Seat|s", "set|Seat|t|holder=s:a|moves=i:1"]]]),
      expected: ["remove Seat s", "insert Seat t #100"],
    },
    {
      point: "a required field that nobody ever set fails, and not deterministically",
      source: `${STORE}, Entity::validate: "missing value for non-nullable field"; ${EXPORTS}, store_set: entity_cache.set(…)?`,
      run: said([[["set|Seat|s|holder=s:a"]]]),
      expected: nonDeterministic("missing value for non-nullable field `moves`"),
    },
    {
      point: "a set may leave required fields to the stored entity",
      source: `${CACHE}, EntityCache::set: "force a lookup in the database and check again"`,
      run: said([[[SEAT]], [["set|Seat|s|label=s:back"], ["get|Seat|s"]]]),
      expected: ["holder=a id=s label=back moves=1"],
    },
    {
      point: "null for a required field fails",
      source: `${STORE}, Entity::validate`,
      run: said([[[SEAT]], [["set|Seat|s|moves=x"]]]),
      expected: nonDeterministic("missing value for non-nullable field `moves`"),
    },
    {
      point: "after a removal required fields are missing again",
      source: `${CACHE}, EntityOp::accumulate and Entity::validate`,
      run: said([[[SEAT]], [["remove|Seat|s", "set|Seat|s|moves=i:9"]]]),
      expected: nonDeterministic("missing value for non-nullable field `holder`"),
    },
    {
      point: "a value of another type fails, and not deterministically",
      source: `${STORE}, Entity::validate: "must have type {} but has type {}"`,
      run: said([[["set|Seat|s|holder=s:a|moves=s:one"]]]),
      expected: nonDeterministic("must have type Int"),
    },
    {
      point: "a list with one wrong element fails",
      source: `${STORE}, Entity::validate: "a list of …"`,
      run: said([[["set|Everything|0x01|tags=a:s:a,i:1"]]]),
      expected: nonDeterministic("tags"),
    },
    {
      point: "a field that the schema does not have fails",
      source: `${EXPORTS}, check_invalid_fields: "Attempted to set undefined fields"`,
      run: said([[["set|Seat|s|holder=s:a|moves=i:1|zone=s:x|area=s:y"]]]),
      expected: deterministic("Attempted to set undefined fields [area, zone] for the entity type `Seat`"),
    },
    {
      point: "before apiVersion 0.0.8 such a field is dropped",
      source: `${EXPORTS}, check_invalid_fields: api_version >= API_VERSION_0_0_8; store_set: "Filter out fields"`,
      run: said([[["set|Seat|s|holder=s:a|moves=i:1|zone=s:x", "get|Seat|s"]]], { apiVersion: 7 }),
      expected: ["holder=a id=s moves=1"],
    },
    {
      point: "a derived field cannot be set",
      source: `${STORE}, Entity::validate: "is derived and cannot be set"`,
      run: said([[["set|Holder|a|seats=a:s:s"]]]),
      expected: nonDeterministic("is derived and cannot be set"),
    },
    {
      point: "an unknown type of entity fails, and not deterministically",
      source: `${EXPORTS}, store_set: schema.entity_type(&entity_type)?`,
      run: said([[["set|Chair|s|moves=i:1"]]]),
      expected: nonDeterministic("Chair"),
    },
    {
      point: "an id in the entity must be the key",
      source: `${EXPORTS}, store_set: "attribute 'id' conflicts with ID passed to"`,
      run: said([[["set|Seat|s|id=s:t|holder=s:a|moves=i:1"]]]),
      expected: nonDeterministic("conflicts with ID passed to"),
    },
    {
      point: "ids of bytes are hex in any spelling",
      source: `${STORE}, IdType::parse: Bytes::from_str`,
      run: said([[["set|Note|0xAB|text=s:a", "get|Note|0xab", "get|Note|ab"]]]),
      expected: ["id=0xab text=a", "id=0xab text=a"],
    },
    ...[
      ["Note", "0xabc"],
      ["Note", "seat"],
      ["Serial", "1.5"],
      ["Serial", "9223372036854775808"],
    ].map(([type = "", id = ""]) => ({
      point: `${id} is no id of ${type}`,
      source: `${STORE}, IdType::parse; ${EXPORTS}, store_get: parse_key_in(…)?`,
      run: said([[[`get|${type}|${id}`]]]),
      expected: nonDeterministic(id),
    })),
    {
      point: "ids may be 64-bit numbers",
      source: `${STORE}, IdType::Int8`,
      run: said([[["set|Serial|-5|text=s:a", "get|Serial|-5"]], [["get|Serial|-5"]]]),
      expected: ["id=-5 text=a", "id=-5 text=a"],
    },
    {
      point: "the id auto is made of block and sequence: Int8",
      source: `${STORE}, IdType::generate_id: Int8 [block:4, seq:4]`,
      run: changed([[["set|Serial|auto|text=s:a"], ["set|Serial|auto|text=s:b"]]]),
      expected: [`insert Serial ${100n << 32n} #100`, `insert Serial ${(100n << 32n) + 1n} #101`],
    },
    {
      point: "the id auto is made of block and sequence: Bytes",
      source: `${STORE}, IdType::generate_id: Bytes [block:4, seq:4]`,
      run: changed([[["set|Note|auto|text=s:a"], ["set|Note|auto|text=s:b"]]]),
      expected: ["insert Note 0x0000006400000000 #100", "insert Note 0x0000006400000001 #101"],
    },
    {
      point: "types share one sequence, which starts at 0 in every block",
      source: `${CACHE}, EntityCache::seq: "one number for all id's"`,
      run: changed([
        [["set|Serial|auto|text=s:a"]],
        [["set|Note|auto|text=s:a"], ["set|Serial|auto|text=s:b"]],
      ]),
      expected: ["insert Note 0x0000006500000000 #100", `insert Serial ${(101n << 32n) + 1n} #101`],
    },
    {
      point: "strings cannot be made: auto fails",
      source: `${STORE}, IdType::generate_id: "String does not support generating ids"`,
      run: said([[["set|Holder|auto|name=s:a"]]]),
      expected: nonDeterministic(""),
    },
    {
      point: "a timeseries gets id and time from the host, whatever the mapping says",
      source: `${EXPORTS}, store_set: timeseries; data.insert("timestamp", block_time)`,
      run: stored([[["set|Reading|7|timestamp=t:5|value=d:1"]]], "Reading", String(100n << 32n)),
      expected: {
        id: 100n << 32n,
        timestamp: 1_700_000_100_000_000n,
        value: { digits: 1n, exponent: 0 },
      },
    },
    {
      point: "an immutable entity may be set several times in one block",
      source: `${CACHE}, as_modifications: an Insert of the accumulated update`,
      run: changed([[["set|Note|0x01|text=s:a"], ["set|Note|0x01|text=s:b"]]]),
      expected: ["insert Note 0x01 #101"],
    },
    {
      point: "an immutable entity that was read and stored before cannot be set again",
      source:
        'graph/src/components/store/write.rs, RowGroup::append_row: "immutable entity type … inserting version that already exists"',
      run: said([[["set|Note|0x01|text=s:a"]], [["get|Note|0x01", "set|Note|0x01|text=s:b"]]]),
      expected: nonDeterministic("immutable"),
    },
    {
      point: "skipDuplicates keeps the first one without a word",
      source: "graph/src/components/store/write.rs, RowGroup: skip_duplicates",
      run: changed([[["set|Once|a|text=s:first"]], [["get|Once|a", "set|Once|a|text=s:second"]]]),
      expected: [],
    },
  ],
};
