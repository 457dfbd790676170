import type { ConformanceArea } from "../conformance-case.ts";
import { said } from "../runs.ts";

const CACHE = "graph/src/components/store/entity_cache.rs";
const RELATED = `${CACHE}, EntityCache::load_related (0.44)`;

const seat = (id: string, holder: string) => `set|Seat|${id}|holder=s:${holder}|moves=i:1`;
const shown = (id: string, holder: string) => `holder=${holder} id=${id} moves=1`;

export const inBlockArea: ConformanceArea = {
  name: "in-block",
  title: "store.get_in_block and store.loadRelated",
  cases: [
    {
      point: "get_in_block knows nothing of earlier blocks",
      source: `${CACHE}, EntityCache::get: GetScope::InBlock => None`,
      run: said([[[seat("s", "a")]], [["inBlock|Seat|s"]]]),
      expected: ["none"],
    },
    {
      point: "it knows what this handler and earlier ones of the block wrote",
      source: `${CACHE}, EntityCache::get: updates, then handler_updates`,
      run: said([[[seat("s", "a"), "inBlock|Seat|s"], ["inBlock|Seat|s"]]]),
      expected: [shown("s", "a"), shown("s", "a")],
    },
    {
      point: "of a stored entity it shows only the fields that the block set",
      source: `${CACHE}, EntityCache::get: the update applied to nothing`,
      run: said([
        [[seat("s", "a")], ["set|Holder|h|name=s:x"]],
        [["set|Seat|s|moves=i:2", "inBlock|Seat|s"]],
      ]),
      expected: ["id=s moves=2"],
    },
    {
      point: "a removal in the block hides it",
      source: `${CACHE}, EntityOp::apply_to`,
      run: said([[[seat("s", "a")], ["remove|Seat|s", "inBlock|Seat|s"]]]),
      expected: ["none"],
    },
    {
      point: "loadRelated without any is an empty list",
      source: RELATED,
      run: said([[["related|Holder|a|seats"]]]),
      expected: ["nothing"],
    },
    {
      point: "loadRelated finds stored entities, ordered by id",
      source: `${RELATED}: in the order of EntityKey`,
      run: said([
        [[seat("b", "a"), seat("c", "a"), seat("10", "a"), seat("9", "a"), seat("x", "other")]],
        [["related|Holder|a|seats"]],
      ]),
      expected: [["10", "9", "b", "c"].map((id) => shown(id, "a")).join("; ")],
    },
    {
      point: "it finds what the block wrote, among the stored ones by id",
      source: RELATED,
      run: said([
        [[seat("b", "a"), seat("d", "a")]],
        [[seat("c", "a")], [seat("a", "a"), "related|Holder|a|seats"]],
      ]),
      expected: [["a", "b", "c", "d"].map((id) => shown(id, "a")).join("; ")],
    },
    {
      point: "the state that an entity is in now decides: moved away",
      source: `${RELATED}: the entity with its updates must match`,
      run: said([
        [[seat("b", "a"), seat("c", "a")]],
        [["set|Seat|b|holder=s:z"], ["related|Holder|a|seats"]],
      ]),
      expected: [shown("c", "a")],
    },
    {
      point: "the state that an entity is in now decides: moved in by a set that names other fields too late",
      source: `${RELATED}: every entity of the type written in the block is a candidate`,
      run: said([
        [[seat("b", "z")]],
        [["set|Seat|b|holder=s:a"], ["set|Seat|b|label=s:x", "related|Holder|a|seats"]],
      ]),
      expected: ["holder=a id=b label=x moves=1"],
    },
    {
      point: "moved away and back within the block",
      source: RELATED,
      run: said([
        [[seat("b", "a")]],
        [["set|Seat|b|holder=s:z"], ["set|Seat|b|holder=s:a", "related|Holder|a|seats"]],
      ]),
      expected: [shown("b", "a")],
    },
    {
      point: "removed ones are gone, set again they are back with what was set",
      source: RELATED,
      run: said([
        [[seat("b", "a"), seat("c", "a")]],
        [
          ["remove|Seat|b", "remove|Seat|c"],
          [seat("c", "a"), "related|Holder|a|seats"],
        ],
      ]),
      expected: [shown("c", "a")],
    },
    {
      point: "a list holds an id if one of its elements is it",
      source: "graph/src/components/store/mod.rs, DerivedEntityQuery::matches: Value::List",
      run: said([
        [["set|Pass|0x02|holders=a:s:b,s:a", "set|Pass|0x01|holders=a:s:a", "set|Pass|0x03|holders=a:s:b"]],
        [["set|Pass|0x04|holders=a:s:a", "related|Holder|a|passes"]],
      ]),
      expected: ["holders=[a] id=0x01; holders=[b,a] id=0x02; holders=[a] id=0x04"],
    },
    {
      point: "a derived field that is no list has its one entity in a list",
      source: "runtime/wasm/src/module/context.rs, store_load_related: Vec<Entity>",
      run: said([[["set|Badge|x|holder=s:a", "related|Holder|a|badge"]]]),
      expected: ["holder=a id=x"],
    },
  ],
};
