/** Told when mapping code runs, so that somebody else can end code that does not end. */
export interface HandlerClock {
  begin(dataSource: string, handler: string, block: number): void;
  end(): void;
  /** Time in which the handler waits for the chain is not its own. */
  exclude<Result>(waiting: Promise<Result>): Promise<Result>;
}

/** For mappings that nobody watches. */
export const noClock: HandlerClock = {
  begin: () => undefined,
  end: () => undefined,
  exclude: (waiting) => waiting,
};
