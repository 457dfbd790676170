import { AppError } from "@facevalue/core";
import { DEFAULT_CHAIN } from "../chain/chain-options.ts";
import { DEFAULT_MIXED } from "../mixed/mixed-options.ts";
import { openMixedChain } from "./mixed-work.ts";
import { openSeason } from "./season-work.ts";
import { type OpenWork, openTicketChain, useTicketChain } from "./ticket-work.ts";

export interface Scenario {
  readonly name: string;
  /** What sets the scenario apart, for the printed line. */
  readonly config: object;
  open(): Promise<OpenWork>;
}

type Flags = Readonly<Record<string, string | boolean | undefined>>;

const WORKLOAD_FLAGS = ["quick", "logs", "logs-per-block", "gap", "latency-ms", "max-range", "max-logs"];
const MILLION = 1_000_000;
const QUICK = 100_000;
const QUICK_MIXED = 20_000;

/** The scenarios that the flags ask for. BAD_CONFIGURATION for a value that is no number. */
export function openScenarios(flags: Flags): Scenario[] {
  if (typeof flags.rpc === "string") {
    const url = flags.rpc;
    return [{ name: "rpc", config: { rpc: url }, open: () => useTicketChain(url) }];
  }
  if (flags.season) return [seasonScenario(flags)];
  if (flags.mixed) return [mixedScenario(flags)];
  if (!flags.all) return [ticketScenario(nameOf(flags), flags)];
  return [
    ticketScenario("default", flags),
    ticketScenario("dense", { ...flags, "logs-per-block": "200" }),
    ticketScenario("sparse", { ...flags, "logs-per-block": "1" }),
    ticketScenario("latency", { ...flags, "latency-ms": "50" }),
    seasonScenario(flags),
    mixedScenario(flags),
  ];
}

/** Figures of another workload than the usual must not carry its name. */
function nameOf(flags: Flags): string {
  return WORKLOAD_FLAGS.some((name) => flags[name]) ? "custom" : "default";
}

function seasonScenario(flags: Flags): Scenario {
  const config = {
    seed: readNumber(flags, "seed", DEFAULT_CHAIN.seed),
    scale: readNumber(flags, "season-scale", 1),
  };
  return { name: "season", config, open: () => openSeason(config) };
}

function mixedScenario(flags: Flags): Scenario {
  const config = {
    seed: readNumber(flags, "seed", DEFAULT_MIXED.seed),
    logs: readNumber(flags, "logs", flags.quick ? QUICK_MIXED : DEFAULT_MIXED.logs),
    logsPerBlock: readNumber(flags, "logs-per-block", DEFAULT_MIXED.logsPerBlock),
    latencyMs: readNumber(flags, "latency-ms", DEFAULT_MIXED.latencyMs),
    maxRange: readNumber(flags, "max-range", DEFAULT_MIXED.maxRange),
    maxLogs: readNumber(flags, "max-logs", DEFAULT_MIXED.maxLogs),
  };
  return { name: "mixed", config, open: () => openMixedChain(config) };
}

function ticketScenario(name: string, flags: Flags): Scenario {
  const logs = readNumber(flags, "logs", flags.quick ? QUICK : MILLION);
  const logsPerBlock = readNumber(flags, "logs-per-block", DEFAULT_CHAIN.logsPerBlock);
  const gap = readNumber(flags, "gap", DEFAULT_CHAIN.gap);
  const config = {
    seed: readNumber(flags, "seed", DEFAULT_CHAIN.seed),
    blocks: Math.ceil(logs / logsPerBlock) * gap,
    logsPerBlock,
    gap,
    latencyMs: readNumber(flags, "latency-ms", DEFAULT_CHAIN.latencyMs),
    maxRange: readNumber(flags, "max-range", DEFAULT_CHAIN.maxRange),
    maxLogs: readNumber(flags, "max-logs", DEFAULT_CHAIN.maxLogs),
  };
  return { name, config, open: () => openTicketChain(config) };
}

/** A flag's number. BAD_CONFIGURATION for a value that is none. */
export function readNumber(flags: Flags, name: string, fallback: number): number {
  const value = Number(flags[name] ?? fallback);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new AppError("BAD_CONFIGURATION", `--${name} must be a number that is not negative.`);
}
