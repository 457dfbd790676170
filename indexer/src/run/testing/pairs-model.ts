import type { RpcLog } from "@facevalue/rpc";
import { decodeAbiParameters, type Hex } from "viem";
import type { FakeBlock, FakeChain } from "../../chain/testing/fake-chain.ts";
import { ExactDecimal } from "./exact-decimal.ts";
import { type Pair, pairRow } from "./pair-row.ts";
import { CREATED, FACTORY, SYNC } from "./pairs-logs.ts";
import type { TextRow } from "./read-current-rows.ts";

export interface TokenFacts {
  readonly symbol: string;
  readonly name: string;
  /** Null: its contract does not say. */
  readonly decimals: number | null;
}

const ZERO = ExactDecimal.of(0n);
const addressIn = (word: string | undefined) => `0x${(word ?? "").slice(-40)}`;

/** What the pairs' subgraph is meant to store, computed block by block without the indexer. */
export class PairsModel {
  readonly #facts: ReadonlyMap<string, TokenFacts>;
  readonly #pairs = new Map<string, Pair>();
  readonly #tokens = new Map<string, { volume: ExactDecimal; swaps: number }>();
  readonly #swaps: Record<string, TextRow> = {};
  readonly #hours: Record<
    string,
    { pair: Pair; start: number; volume: ExactDecimal; swaps: number; reserve0: ExactDecimal }
  > = {};
  readonly #days: Record<
    string,
    { pair: Pair; start: number; volume: ExactDecimal; swaps: number; ofBase: number }
  > = {};
  #totalSwaps = 0;

  constructor(chain: FakeChain, facts: ReadonlyMap<string, TokenFacts>) {
    this.#facts = facts;
    for (const block of chain.blocks) this.#processBlock(block);
  }

  tables(): Record<string, Record<string, TextRow>> {
    return {
      exchange: { 1: { id: "1", pair_count: String(this.#pairs.size), tx_count: String(this.#totalSwaps) } },
      token: this.#tokenRows(),
      pair: Object.fromEntries([...this.#pairs.values()].map((pair) => [pair.id, pairRow(pair)])),
      swap: this.#swaps,
      pair_hour_data: mapValues(this.#hours, ({ pair, start, volume, swaps, reserve0 }) => ({
        hour_start_unix: String(start),
        pair: pair.id,
        hourly_volume_token_0: volume.toString(),
        hourly_txns: String(swaps),
        reserve_0: reserve0.toString(),
      })),
      pair_day_data: mapValues(this.#days, ({ pair, start, volume, swaps, ofBase }) => ({
        date: String(start),
        pair_address: pair.id,
        pairs_of_base: String(ofBase),
        daily_volume_token_1: volume.toString(),
        daily_txns: String(swaps),
      })),
    };
  }

  #tokenRows(): Record<string, TextRow> {
    const rows = [...this.#tokens].map(([id, { volume, swaps }]) => {
      const { symbol, name, decimals } = this.#facts.get(id) as TokenFacts;
      const counts = { trade_volume: volume.toString(), tx_count: String(swaps) };
      return [id, { id, symbol, name, decimals: String(decimals), ...counts }];
    });
    return Object.fromEntries(rows) as Record<string, TextRow>;
  }

  /** Logs of pairs that the block creates count too, after all others, also those before the creation. */
  #processBlock(block: FakeBlock): void {
    const created = new Set<string>();
    const known = new Set(this.#pairs.keys());
    for (const log of block.logs) {
      if (log.address === FACTORY && log.topics[0] === CREATED) this.#create(log, block, created);
      else if (known.has(log.address)) this.#processLog(log, block);
    }
    for (const log of block.logs) if (created.has(log.address)) this.#processLog(log, block);
  }

  #create(log: RpcLog, { block }: FakeBlock, created: Set<string>): void {
    const tokens = [log.topics[1], log.topics[2]].map(addressIn) as [string, string];
    for (const token of tokens) {
      const isUsable = (this.#facts.get(token)?.decimals ?? null) !== null;
      if (isUsable && !this.#tokens.has(token)) this.#tokens.set(token, { volume: ZERO, swaps: 0 });
    }
    if (!tokens.every((token) => this.#tokens.has(token))) return;
    const id = addressIn(log.data.slice(0, 66));
    created.add(id);
    this.#pairs.set(id, {
      id,
      token0: tokens[0],
      token1: tokens[1],
      feeBps: 30 * (this.#pairs.size + 1),
      createdAt: { timestamp: Number(block.timestamp), number: Number(block.number) },
      reserves: [ZERO, ZERO],
      prices: [ZERO, ZERO],
      volumes: [ZERO, ZERO],
      swaps: 0,
      lastSwap: null,
    });
  }

  #processLog(log: RpcLog, block: FakeBlock): void {
    const pair = this.#pairs.get(log.address) as Pair;
    const words = log.topics[0] === SYNC ? 2 : 4;
    const types = Array.from({ length: words }, () => ({ type: "uint256" }) as const);
    const values = decodeAbiParameters(types, log.data as Hex) as readonly bigint[];
    if (log.topics[0] === SYNC) {
      const reserves = [this.#amount(pair.token0, values[0]), this.#amount(pair.token1, values[1])] as const;
      pair.reserves = reserves;
      pair.prices = [reserves[0].safelyDividedBy(reserves[1]), reserves[1].safelyDividedBy(reserves[0])];
      return;
    }
    const [in0 = 0n, in1 = 0n, out0 = 0n, out1 = 0n] = values;
    const amounts = [this.#amount(pair.token0, in0 + out0), this.#amount(pair.token1, in1 + out1)] as const;
    this.#swap(pair, amounts, { log, block });
  }

  #amount(token: string, value: bigint | undefined): ExactDecimal {
    return ExactDecimal.of(value ?? 0n, 10n ** BigInt(this.#facts.get(token)?.decimals ?? 0));
  }

  #swap(
    pair: Pair,
    amounts: readonly [ExactDecimal, ExactDecimal],
    { log, block }: { log: RpcLog; block: FakeBlock },
  ): void {
    for (const [index, id] of [pair.token0, pair.token1].entries()) {
      const token = this.#tokens.get(id) as { volume: ExactDecimal; swaps: number };
      token.volume = token.volume.plus(amounts[index] as ExactDecimal);
      token.swaps++;
    }
    this.#totalSwaps++;
    const id = `${log.transactionHash}-${pair.swaps}`;
    const inTransaction = block.logs.filter((other) => other.transactionHash === log.transactionHash).length;
    const fee0 = amounts[0].times(ExactDecimal.of(BigInt(pair.feeBps))).dividedBy(ExactDecimal.of(10_000n));
    this.#swaps[id] = {
      id,
      pair: pair.id,
      sender: addressIn(log.topics[1]),
      to: FACTORY,
      amount_0: amounts[0].toString(),
      amount_1: amounts[1].toString(),
      fee_0: fee0.toString(),
      log_index: String(Number(log.logIndex)),
      gas_used: String(21_000 + 1_000 * inTransaction),
      logs_in_transaction: String(inTransaction),
    };
    pair.volumes = [pair.volumes[0].plus(amounts[0]), pair.volumes[1].plus(amounts[1])];
    pair.swaps++;
    pair.lastSwap = id;
    this.#count(pair, amounts, Number(block.block.timestamp));
  }

  #count(pair: Pair, amounts: readonly [ExactDecimal, ExactDecimal], timestamp: number): void {
    const hourNumber = Math.floor(timestamp / 3600);
    const none = { pair, volume: ZERO, swaps: 0 };
    const hourId = `${pair.id}-${hourNumber}`;
    const hour = this.#hours[hourId] ?? { ...none, start: hourNumber * 3600, reserve0: ZERO };
    this.#hours[hourId] = hour;
    hour.volume = hour.volume.plus(amounts[0]);
    hour.swaps++;
    hour.reserve0 = pair.reserves[0];
    const dayNumber = Math.floor(timestamp / 86_400);
    const dayId = `${pair.id}-${dayNumber}`;
    const day = this.#days[dayId] ?? { ...none, start: dayNumber * 86_400, ofBase: 0 };
    this.#days[dayId] = day;
    day.ofBase = [...this.#pairs.values()].filter(({ token0 }) => token0 === pair.token0).length;
    day.volume = day.volume.plus(amounts[1]);
    day.swaps++;
  }
}

function mapValues<Item>(
  items: Readonly<Record<string, Item>>,
  toRow: (item: Item) => TextRow,
): Record<string, TextRow> {
  return Object.fromEntries(Object.entries(items).map(([id, item]) => [id, { id, ...toRow(item) }]));
}
