import type { LogSpec } from "../../test-subgraphs/chain-fixture.ts";
import { makeBlock, TOKEN } from "../../test-subgraphs/chain-fixture.ts";
import { type BedOptions, ConformanceBed } from "../conformance-bed.ts";
import type { ConformanceArea } from "../conformance-case.ts";
import { deterministic, Failure, nonDeterministic } from "../failure.ts";
import { createLog, indexedLog, pingLog } from "../probe-logs.ts";

const TRIGGER = "chain/ethereum/src/trigger.rs, Ord for EthereumTrigger";
const MATCH = "chain/ethereum/src/data_source.rs, match_and_decode";
const BLOCKS = "chain/ethereum/src/data_source.rs, handler_for_block";
const RUNNER = "core/src/subgraph/runner.rs, process_block: has_created_data_sources";

const ALICE = `0x${"a".repeat(40)}`;
const BOB = `0x${"b".repeat(40)}`;
const CAROL = `0x${"c".repeat(40)}`;
const CHILD = `0x${"51".repeat(20)}`;
const GRANDCHILD = `0x${"52".repeat(20)}`;

type Blocks = readonly (readonly [number: number, logs: readonly LogSpec[], later?: readonly LogSpec[]])[];

/** What handlers trace over these blocks; or how the last one failed. `later` logs are known only once asked for. */
function traced(blocks: Blocks, options: BedOptions = {}): () => Promise<unknown> {
  return async () => {
    const bed = await ConformanceBed.open(options);
    let failure: Failure | null = null;
    for (const [number, logs, later = []] of blocks) {
      const all = makeBlock(number, [...logs, ...later]);
      const outcome = await bed.processWith({ ...all, logs: all.logs.slice(0, logs.length) }, all);
      failure = outcome instanceof Failure ? outcome : null;
    }
    return failure ?? bed.said("trace")?.split("\n") ?? [];
  };
}

/** The first blocks from each of `from` on that have to be processed without any log. */
async function handledBlocks(): Promise<unknown> {
  const { engine } = await ConformanceBed.open();
  return [0, 10, 11, 14, 15, 19, 21, 31, 33].map((from) => engine.nextHandledBlock(from));
}

export const triggersArea: ConformanceArea = {
  name: "triggers",
  title: "Which handlers run, and in which order",
  cases: [
    {
      point: "logs in the order of their index; for each, data sources in the manifest's order",
      source: `${TRIGGER}; core/src/subgraph/context: hosts in creation order`,
      run: traced([[11, [pingLog(1), pingLog(2)]]]),
      expected: ["first ping 1 at 0", "second ping 1 at 0", "first ping 2 at 1", "second ping 2 at 1"],
    },
    {
      point: "`once` runs before the block's logs, `polling` after them",
      source: `${TRIGGER}: Block(Start) first, Block(End) last`,
      run: traced([[10, [pingLog(1)]]]),
      expected: ["second once 10", "first ping 1 at 0", "second ping 1 at 0", "second polling 10"],
    },
    {
      point: "`once` runs in the start block only, `polling` every so many blocks from there",
      source: `${BLOCKS}: block == start_block; (block - start_block) % every == 0`,
      run: traced([
        [9, []],
        [10, []],
        [11, []],
        [12, []],
        [14, []],
        [18, []],
      ]),
      expected: ["second once 10", "second polling 10", "second polling 14", "second polling 18"],
    },
    {
      point: "no handler runs before the start block or after the end block, which both belong to it",
      source: `${MATCH}: start_block > block; graph/src/data_source/mod.rs, has_expired: end_block < block`,
      run: traced([
        [9, [pingLog(1)]],
        [20, [pingLog(2)]],
        [21, [pingLog(3)]],
        [22, []],
      ]),
      expected: ["first ping 1 at 0", "first ping 2 at 0", "second ping 2 at 0", "first ping 3 at 0"],
    },
    {
      point: "a block handler without filter runs in every block, after its logs",
      source: `${BLOCKS}: EthereumBlockTriggerType::End, filter None`,
      run: traced([
        [29, []],
        [30, []],
        [31, [pingLog(1, ALICE)]],
        [32, []],
        [33, []],
      ]),
      expected: ["every block 30", "anywhere ping 1 at 0", "every block 31", "every block 32"],
    },
    {
      point: "a data source without an address takes logs of every address, in its turn",
      source: `${MATCH}: 'wildcard' data sources match any trigger address`,
      run: traced([[30, [pingLog(1), pingLog(2, BOB)]]]),
      expected: ["first ping 1 at 0", "anywhere ping 1 at 0", "anywhere ping 2 at 1", "every block 30"],
    },
    {
      point: "blocks without logs are processed where block handlers are due",
      source: `${BLOCKS}; chain/ethereum/src/adapter.rs, EthereumBlockFilter`,
      run: handledBlocks,
      expected: [10, 10, 14, 14, 18, 30, 30, 31, null],
    },
    {
      point: "of events with the same signature the one whose parameters are indexed like the log's is taken",
      source: `${MATCH}: "Filter out handlers whose corresponding event ABIs cannot decode the params"`,
      run: traced([[3, [indexedLog("Overloaded", 1, ALICE, 7n), indexedLog("Overloaded", 0, ALICE, 8n)]]]),
      expected: ["first first indexed 7", "first none indexed 8"],
    },
    {
      point: "a log that none of them decodes is passed over",
      source: `${MATCH}: matching_handlers.is_empty() => Ok(None)`,
      run: traced([[3, [indexedLog("Overloaded", 2, ALICE, 7n), pingLog(1)]]]),
      expected: ["first ping 1 at 1"],
    },
    {
      point: "a log that two handlers decode fails",
      source: `${MATCH}: "Multiple handlers defined for event \`{}\`, only one is supported"`,
      run: traced([[3, [indexedLog("Ambiguous", 1, ALICE, 7n)]]]),
      expected: nonDeterministic("only one is supported"),
    },
    {
      point: "a log whose data is cut off is passed over",
      source: `${MATCH}: parse_log fails`,
      run: traced([[3, [{ ...pingLog(1), data: "0x01" }, pingLog(2)]]]),
      expected: ["first ping 2 at 1"],
    },
    {
      point: "a topic filter takes any of its values, and only those",
      source: "chain/ethereum/src/data_source.rs, MappingEventHandler::matches: topic1.contains(…)",
      run: traced([
        [3, [ALICE, CAROL, BOB].map((who, index) => indexedLog("Filtered", 2, who, BigInt(index)))],
      ]),
      expected: ["first filtered 0", "first filtered 2"],
    },
    {
      point: "a created data source gets the block's logs, those before its creation too",
      source: `${RUNNER}: triggers_in_block for the new filter`,
      run: traced([[5, [pingLog(1, CHILD), createLog("Child", CHILD, "kid")], [pingLog(2, CHILD)]]]),
      expected: ["first create kid", "kid once 5", "kid ping 1 at 0", "kid ping 2 at 2", "kid polling 5"],
    },
    {
      point: "its start block is the block that created it",
      source:
        "chain/ethereum/src/data_source.rs, TryFrom<DataSourceTemplateInfo>: start_block creation_block",
      run: traced([
        [5, [createLog("Child", CHILD, "kid")]],
        [6, []],
        [7, [pingLog(1, CHILD)]],
      ]),
      expected: ["first create kid", "kid once 5", "kid polling 5", "kid ping 1 at 0", "kid polling 7"],
    },
    {
      point: "several that a block creates: trigger by trigger, in creation order",
      source: `${RUNNER}: "Process the triggers in each host in the same order the corresponding data sources have been created"`,
      run: traced([
        [
          6,
          [
            pingLog(1, CHILD),
            createLog("Child", CHILD, "one"),
            createLog("Child", CHILD, "two"),
            pingLog(2, CHILD),
          ],
        ],
      ]),
      expected: [
        "first create one",
        "first create two",
        "one once 6",
        "two once 6",
        "one ping 1 at 0",
        "two ping 1 at 0",
        "one ping 2 at 3",
        "two ping 2 at 3",
        "one polling 6",
        "two polling 6",
      ],
    },
    {
      point: "what those create in turn runs in the same block, after them",
      source: `${RUNNER}: while block_state.has_created_data_sources()`,
      run: traced([
        [
          6,
          [
            pingLog(1, GRANDCHILD),
            createLog("Child", CHILD, "kid"),
            createLog("Child", GRANDCHILD, "grandkid", CHILD),
            pingLog(2, CHILD),
          ],
        ],
      ]),
      expected: [
        "first create kid",
        "kid once 6",
        "kid create grandkid",
        "kid ping 2 at 3",
        "kid polling 6",
        "grandkid once 6",
        "grandkid ping 1 at 0",
        "grandkid polling 6",
      ],
    },
    {
      point: "the same address and context again is no new data source",
      source:
        "chain/ethereum/src/data_source.rs, is_duplicate_of; core/src/subgraph/context: add_dynamic_data_source",
      run: traced([
        [5, [createLog("Child", CHILD, "kid"), createLog("Child", CHILD, "kid")]],
        [6, [createLog("Child", CHILD, "kid"), pingLog(1, CHILD)]],
      ]),
      expected: [
        "first create kid",
        "first create kid",
        "kid once 5",
        "kid polling 5",
        "first create kid",
        "kid ping 1 at 1",
      ],
    },
    {
      point: "another context makes another data source, and none is one of its own",
      source: "chain/ethereum/src/data_source.rs, is_duplicate_of: context",
      run: traced([
        [5, [createLog("Child", CHILD, "kid"), createLog("Child", CHILD, "")]],
        [6, [pingLog(1, CHILD)]],
      ]),
      expected: [
        "first create kid",
        "first create ",
        "kid once 5",
        "unnamed once 5",
        "kid polling 5",
        "unnamed polling 5",
        "kid ping 1 at 0",
        "unnamed ping 1 at 0",
      ],
    },
    {
      point: "a template that the manifest does not have fails",
      source:
        "runtime/wasm/src/host_exports.rs, data_source_create; runtime/test/src/test.rs, test_data_source_create",
      run: traced([[5, [createLog("Nobody", CHILD, "kid")]]]),
      expected: deterministic("Failed to create data source from name `Nobody`: No template with this name"),
    },
    {
      point: "after a block that failed in a created data source this one does not exist",
      source: "core/src/subgraph/runner.rs, revert_state_to: hosts created after the last good block",
      run: traced([
        [5, [createLog("Child", CHILD, "kid"), createLog("Nobody", TOKEN, "kid", CHILD)]],
        [6, [pingLog(1, CHILD), pingLog(2)]],
      ]),
      expected: ["first ping 2 at 1"],
    },
  ],
};
