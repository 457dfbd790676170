import { makeBlock } from "../../test-subgraphs/chain-fixture.ts";
import { ConformanceBed, describeChanges } from "../conformance-bed.ts";
import type { ConformanceArea } from "../conformance-case.ts";
import { deterministic, Failure, nonDeterministic } from "../failure.ts";
import { createLog, describeLog, pingLog, scriptLog } from "../probe-logs.ts";
import { changed, evaluate, said, skipped } from "../runs.ts";

const RUNNER = "core/src/subgraph/runner.rs";
const CACHE = "graph/src/components/store/entity_cache.rs";

const CHILD = `0x${"51".repeat(20)}`;
const seat = (id: string) => `set|Seat|${id}|holder=s:a|moves=i:1`;
const NON_FATAL = { features: ["nonFatalErrors"] };

/** A block whose second handler creates a data source and then fails, in a subgraph that goes on. */
async function creationOfAFailedHandler(): Promise<unknown> {
  const bed = await ConformanceBed.open(NON_FATAL);
  const logs = [pingLog(1, CHILD), scriptLog([`create|Child|${CHILD}|kid`, "critical|x"]), pingLog(2)];
  const outcome = await bed.process(makeBlock(5, logs));
  if (outcome instanceof Failure) return outcome;
  return { created: outcome.created.length, skipped: outcome.errors.length, trace: bed.said("trace") };
}

/** The block after one that failed, and the failed one again. */
async function afterAFailure(): Promise<unknown> {
  const bed = await ConformanceBed.open();
  await bed.run(5, [scriptLog([seat("kept")])]);
  const failed = await bed.run(6, [
    scriptLog([seat("lost"), "set|Seat|kept|moves=i:9"]),
    createLog("Child", CHILD, "kid"),
    scriptLog(["critical|x"]),
  ]);
  const again = await bed.run(6, [scriptLog([seat("new"), "get|Seat|kept", "get|Seat|lost"])]);
  if (!(failed instanceof Failure) || again instanceof Failure) return "unexpected";
  return {
    changes: describeChanges(again.changes),
    said: bed.said("output"),
    sources: bed.engine.filters().length,
  };
}

/** Handlers that change globals, static data, the heap and the event's own objects, one after the other. */
async function traces(): Promise<unknown> {
  const bed = await ConformanceBed.open(NON_FATAL);
  const logs = [
    describeLog("traces"),
    scriptLog(["critical|x"]),
    describeLog("traces"),
    describeLog("traces"),
  ];
  await bed.run(6, logs);
  const lines = bed.said("output")?.split("\n") ?? [];
  return { lines: lines.length, different: new Set(lines).size, first: lines[0]?.split(" ").slice(0, 3) };
}

export const errorsArea: ConformanceArea = {
  name: "errors",
  title: "Failing handlers, and the fresh state of each",
  cases: [
    {
      point: "log.critical fails with its message",
      source: 'runtime/wasm/src/host_exports.rs, log_log: "Critical error logged in mapping"',
      run: evaluate("log.log", "0", "no such ticket"),
      expected: deterministic("Critical error logged in mapping"),
    },
    ...["1", "2", "3", "4", "9"].map((level) => ({
      point: `log level ${level} does not fail`,
      source: "runtime/wasm/src/module/mod.rs, LogLevel: others are debug",
      run: evaluate("log.log", level, "hello"),
      expected: "logged",
    })),
    {
      point: "a failure says handler, block and transaction",
      source: 'core/src/subgraph/error.rs; chain/ethereum/src/trigger.rs, error_context: "transaction {:x}"',
      run: evaluate("log.log", "0", "x"),
      expected: deterministic(", transaction 0x"),
    },
    {
      point: "a deterministic failure ends the block: nothing of it is kept",
      source: `${RUNNER}, process_block: "has_errors && !is_non_fatal_errors_active"`,
      run: said([[[seat("s")], ["critical|stop"]]]),
      expected: deterministic("stop"),
    },
    {
      point: "with nonFatalErrors the failed handler alone is dropped, and the block goes on",
      source: `${CACHE}, exit_handler_and_discard_changes; ${RUNNER}, process_trigger`,
      run: skipped([[[seat("a")], [seat("b"), "critical|stop"], [seat("c")]]], NON_FATAL),
      expected: { said: [], changes: ["insert Seat a #100", "insert Seat c #102"], skipped: 1 },
    },
    {
      point: "a dropped handler's changes of what earlier handlers wrote are undone",
      source: `${CACHE}, exit_handler_and_discard_changes: handler_updates.clear()`,
      run: said(
        [[[seat("a")], ["set|Seat|a|moves=i:9", "remove|Seat|a", "critical|stop"], ["get|Seat|a"]]],
        NON_FATAL,
      ),
      expected: ["holder=a id=a moves=1"],
    },
    {
      point: "what a dropped handler read or said is gone too",
      source: `${CACHE}, exit_handler_and_discard_changes`,
      run: said([[["say|before", "critical|stop"], ["say|after"]]], NON_FATAL),
      expected: ["after"],
    },
    {
      point: "data sources of a dropped handler are not created",
      source:
        "graph/src/components/subgraph/instance.rs, BlockState::exit_handler_and_discard_changes_due_to_error",
      run: creationOfAFailedHandler,
      expected: { created: 0, skipped: 1, trace: "first ping 2 at 2" },
    },
    {
      point: "a failure that is not deterministic stops also with nonFatalErrors",
      source: `${RUNNER}, process_trigger: MappingError::Unknown`,
      run: changed([[[seat("a")], ["set|Seat|b|moves=i:1"], [seat("c")]]], NON_FATAL),
      expected: nonDeterministic("missing value"),
    },
    {
      point: "after a failure the state is that of the last good block",
      source: `${RUNNER}, revert_state_to: the entity cache and hosts`,
      run: afterAFailure,
      expected: {
        changes: ["insert Seat new #100"],
        said: "holder=a id=kept moves=1\nnone",
        sources: 4,
      },
    },
    {
      point:
        "every handler starts from a fresh module, also after a failed one, and finds the event untouched",
      source:
        "runtime/wasm/src/mapping.rs, handle_trigger: WasmInstance::from_valid_module_with_ctx per trigger",
      run: traces,
      expected: { lines: 3, different: 1, first: ["1", "2", "0"] },
    },
    {
      point: "dataSource.address, network and context are those of the manifest",
      source:
        "runtime/wasm/src/host_exports.rs, data_source_address, data_source_network, data_source_context",
      run: async () => [
        await evaluate("dataSource.address")(),
        await evaluate("dataSource.network")(),
        await evaluate("dataSource.context", "name")(),
        await evaluate("dataSource.context", "limit")(),
        await evaluate("dataSource.context", "nothing")(),
      ],
      expected: [`0x${"11".repeat(20)}`, "mainnet", "0:probe", "7:12345678901234567890", "absent"],
    },
  ],
};
