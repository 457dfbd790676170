import { BigDecimal, BigInt, ethereum } from "@graphprotocol/graph-ts";
import { PoolListed, Traded } from "../generated/Market/Market";
import { Beat, LongPosition, Pool, ShortPosition, Trade } from "../generated/schema";

const CENTS = BigDecimal.fromString("100");

export function handlePoolListed(event: PoolListed): void {
  const pool = new Pool(event.params.pool);
  pool.title = event.params.title;
  pool.notes = event.params.notes == "" ? null : event.params.notes;
  pool.openSize = BigInt.zero();
  pool.save();
}

export function handleTraded(event: Traded): void {
  const side = event.params.isBuy ? "BUY" : "SELL";
  const trade = new Trade(0);
  trade.pool = event.params.pool;
  trade.side = side;
  trade.price = event.params.price.toBigDecimal().div(CENTS);
  trade.volume = event.params.volume;
  trade.save();

  // A pool that nobody listed ends the handler here.
  const pool = Pool.load(event.params.pool)!;
  pool.lastSide = side;
  openPosition(event, pool, trade);

  let openSize = BigInt.zero();
  const longs = pool.longs.load();
  for (let i = 0; i < longs.length; i++) openSize = openSize.plus(longs[i].size);
  const shorts = pool.shorts.load();
  for (let i = 0; i < shorts.length; i++) openSize = openSize.plus(shorts[i].size);
  pool.openSize = openSize;
  pool.save();
}

/** Positions are numbered by block and log, so that each trade has its own. */
function openPosition(event: Traded, pool: Pool, trade: Trade): void {
  const id = event.block.number.toI64() * 1000 + event.logIndex.toI64();
  if (event.params.isBuy) {
    const position = new LongPosition(id);
    position.pool = pool.id;
    position.size = trade.volume;
    position.save();
    return;
  }
  const position = new ShortPosition(id);
  position.pool = pool.id;
  position.size = trade.volume.neg();
  position.margin = trade.price.times(trade.volume.toBigDecimal()).div(BigDecimal.fromString("3"));
  position.save();
}

export function handleBeat(block: ethereum.Block): void {
  const beat = new Beat(block.number.toI64());
  beat.phase = block.timestamp.mod(BigInt.fromI32(7)).toI32();
  beat.save();
}
