/** The parts of the WebAssembly JavaScript API (with JavaScript Promise Integration) that the host uses. */
declare namespace WebAssembly {
  type ImportValue = ((...values: never[]) => unknown) | Suspending;
  type Imports = Record<string, Record<string, ImportValue>>;

  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>);
    static imports(module: Module): { module: string; name: string; kind: string }[];
    static exports(module: Module): { name: string; kind: string }[];
  }

  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: Readonly<Record<string, unknown>>;
  }

  class Memory {
    constructor(descriptor: { initial: number; maximum?: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }

  class Global {
    constructor(descriptor: { value: string; mutable: boolean }, value: unknown);
    value: unknown;
  }

  /** An import that may return a promise: WebAssembly code waits for it. */
  class Suspending {
    constructor(target: (...values: never[]) => unknown);
  }

  /** An export whose call returns a promise, so that Suspending imports below it can wait. */
  function promising(target: (...values: never[]) => unknown): (...values: never[]) => Promise<unknown>;

  class RuntimeError extends Error {}
  class CompileError extends Error {}
  class LinkError extends Error {}
}
