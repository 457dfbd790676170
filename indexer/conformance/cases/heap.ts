import type { ConformanceArea } from "../conformance-case.ts";
import { deterministic, nonDeterministic } from "../failure.ts";
import { evaluate } from "../runs.ts";

const POINTER = "graph/src/runtime/asc_ptr.rs";
const GET = "graph/src/runtime/asc_heap.rs, asc_get: MAX_RECURSION_DEPTH";
const CLASS = "runtime/wasm/src/asc_abi/v0_0_5.rs";

export const heapArea: ConformanceArea = {
  name: "heap",
  title: "The mapping's memory and its traps",
  cases: [
    ...["nullString", "nullBytes"].map((operation) => ({
      point: `${operation}: null where an object is expected fails`,
      source: `${POINTER}, AscPtr::read_ptr: "Tried to read AssemblyScript value that is 'null'"`,
      run: evaluate(`heap.${operation}`),
      expected: deterministic("Tried to read AssemblyScript value that is 'null'"),
    })),
    {
      point: "a pointer beyond the memory fails",
      source: 'runtime/wasm/src/module/instance.rs, AscHeap::read_u32: "Heap access out of bounds"',
      run: evaluate("heap.wildString"),
      expected: deterministic("out of bounds"),
    },
    {
      point: "a length beyond the memory fails",
      source: "runtime/wasm/src/module/instance.rs, AscHeap::read",
      run: evaluate("heap.longBytes"),
      expected: deterministic("out of bounds"),
    },
    {
      point: "a typed array may be a part of its buffer",
      source: `${CLASS}, TypedArray::to_vec: data_start - buffer`,
      run: evaluate("heap.subarray", "0x01020304"),
      expected: "0x0203",
    },
    {
      point: "a typed array that starts before its buffer fails",
      source: `${CLASS}, TypedArray::to_vec: "Subtract overflow on pointer"`,
      run: evaluate("heap.underflow"),
      expected: deterministic("Subtract overflow on pointer"),
    },
    {
      point: "values may be nested 128 deep",
      source: GET,
      run: evaluate("heap.nestedToken", "63"),
      expected: "encoded",
    },
    {
      point: "deeper values fail",
      source: `${GET}: "recursion limit reached"`,
      run: evaluate("heap.nestedToken", "64"),
      expected: deterministic("recursion limit reached"),
    },
    {
      point: "lists in a context count from the map on",
      source: GET,
      run: evaluate("heap.nestedList", "62"),
      expected: "created",
    },
    {
      point: "deeper lists in a context fail",
      source: `${GET}: "recursion limit reached"`,
      run: evaluate("heap.nestedList", "63"),
      expected: deterministic("recursion limit reached"),
    },
    {
      point: "a value that points to its text is one level deeper than one that holds a flag",
      source: `${GET}, once more for the payload`,
      run: evaluate("heap.nestedText", "61"),
      expected: "created",
    },
    {
      point: "a text at the bottom of lists that are just deep enough for a flag fails",
      source: `${GET}: "recursion limit reached"`,
      run: evaluate("heap.nestedText", "62"),
      expected: deterministic("recursion limit reached"),
    },
    {
      point: "an array's length counts, not its capacity",
      source: `${CLASS}, Array::to_vec: length`,
      run: evaluate("heap.capacity"),
      expected: "created",
    },
    {
      point: "an unknown kind of store value fails",
      source: "graph/src/runtime/mod.rs, TryFrom<u32> for StoreValueKind",
      run: evaluate("heap.storeKind", "77"),
      expected: deterministic("77"),
    },
    {
      point: "an unknown kind of Ethereum value fails, also where failures are null",
      source: "runtime/wasm/src/module/context.rs, ethereum_encode: asc_get(…)?",
      run: evaluate("heap.tokenKind", "77"),
      expected: deterministic("77"),
    },
    ...[
      ["unreachable", "0", "unreachable"],
      ["divide", "0", "zero"],
      ["memory", "0", "bounds"],
      ["conversion", "0", ""],
    ].map(([operation = "", input = "", words = ""]) => ({
      point: `the trap "${operation}" is deterministic`,
      source: "runtime/wasm/src/module/instance.rs, is_trap_deterministic",
      run: evaluate(`trap.${operation}`, input),
      expected: deterministic(words),
    })),
    {
      point: "an index beyond an array aborts with place and message",
      source: 'runtime/wasm/src/host_exports.rs, abort: "Mapping aborted at {}, with {}"',
      run: evaluate("trap.index", "0"),
      expected: deterministic("Mapping aborted at ~lib/array.ts, line"),
    },
    {
      point: "abort says file, line, column and message",
      source: 'runtime/test/src/test.rs, test_abort: "line {}, column {}, with message: {}"',
      run: evaluate("trap.abort", "7"),
      expected: deterministic(", with message: seat 7 is taken"),
    },
    {
      point: "an assertion without message says so",
      source: 'runtime/wasm/src/host_exports.rs, abort: "no message"',
      run: evaluate("trap.assert", "0"),
      expected: deterministic(", with no message"),
    },
    {
      point: "graph-ts checks for null before it asks the host",
      source: "runtime/test/src/test.rs, safe_null_ptr_read_0_0_5",
      run: evaluate("trap.null", "0"),
      expected: deterministic("Failed to sum BigInts because left hand side is 'null'"),
    },
    {
      point: "a stack overflow is not deterministic",
      source: "runtime/wasm/src/module/instance.rs, is_trap_deterministic: StackOverflow",
      run: evaluate("trap.stack", "0"),
      expected: nonDeterministic("stack overflow"),
    },
  ],
};
