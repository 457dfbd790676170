import { BigDecimal, ethereum } from "@graphprotocol/graph-ts";
import { Pair, PairDayData, PairHourData, Token } from "../generated/schema";
import { ONE_BI, ZERO_BD, ZERO_BI } from "./helpers";

export function updatePairHourData(event: ethereum.Event, pair: Pair, amount0: BigDecimal): void {
  const hourIndex = event.block.timestamp.toI32() / 3600;
  const id = pair.id.concat("-").concat(hourIndex.toString());
  let hour = PairHourData.load(id);
  if (hour === null) {
    hour = new PairHourData(id);
    hour.hourStartUnix = hourIndex * 3600;
    hour.pair = pair.id;
    hour.hourlyVolumeToken0 = ZERO_BD;
    hour.hourlyTxns = ZERO_BI;
  }
  hour.hourlyVolumeToken0 = hour.hourlyVolumeToken0.plus(amount0);
  hour.hourlyTxns = hour.hourlyTxns.plus(ONE_BI);
  hour.reserve0 = pair.reserve0;
  hour.save();
}

export function updatePairDayData(event: ethereum.Event, pair: Pair, amount1: BigDecimal): void {
  const dayId = event.block.timestamp.toI32() / 86400;
  const id = event.address.toHexString().concat("-").concat(dayId.toString());
  let day = PairDayData.load(id);
  if (day === null) {
    day = new PairDayData(id);
    day.date = dayId * 86400;
    day.pairAddress = event.address;
    day.dailyVolumeToken1 = ZERO_BD;
    day.dailyTxns = ZERO_BI;
  }
  day.pairsOfBase = Token.load(pair.token0)!.pairBase.load().length;
  day.dailyVolumeToken1 = day.dailyVolumeToken1.plus(amount1);
  day.dailyTxns = day.dailyTxns.plus(ONE_BI);
  day.save();
}
