import { BigDecimal, BigInt, dataSource } from "@graphprotocol/graph-ts";
import { Pair, Swap, Token } from "../generated/schema";
import { Swap as SwapEvent, Sync } from "../generated/templates/Pair/Pair";
import { updatePairDayData, updatePairHourData } from "./day-updates";
import { convertTokenToDecimal, loadExchange, ONE_BI, safeDiv } from "./helpers";

export function handleSync(event: Sync): void {
  const pair = Pair.load(event.address.toHexString())!;
  const token0 = Token.load(pair.token0)!;
  const token1 = Token.load(pair.token1)!;
  pair.reserve0 = convertTokenToDecimal(event.params.reserve0, token0.decimals);
  pair.reserve1 = convertTokenToDecimal(event.params.reserve1, token1.decimals);
  pair.token0Price = safeDiv(pair.reserve0, pair.reserve1);
  pair.token1Price = safeDiv(pair.reserve1, pair.reserve0);
  pair.save();
}

function tradeToken(id: string, amount: BigDecimal): void {
  const token = Token.load(id)!;
  token.tradeVolume = token.tradeVolume.plus(amount);
  token.txCount = token.txCount.plus(ONE_BI);
  token.save();
}

export function handleSwap(event: SwapEvent): void {
  const pair = Pair.load(event.address.toHexString())!;
  const token0 = Token.load(pair.token0)!;
  const token1 = Token.load(pair.token1)!;
  const amount0 = convertTokenToDecimal(
    event.params.amount0In.plus(event.params.amount0Out),
    token0.decimals,
  );
  const amount1 = convertTokenToDecimal(
    event.params.amount1In.plus(event.params.amount1Out),
    token1.decimals,
  );
  tradeToken(pair.token0, amount0);
  tradeToken(pair.token1, amount1);

  const exchange = loadExchange();
  exchange.txCount = exchange.txCount.plus(ONE_BI);
  exchange.save();

  const receipt = event.receipt!;
  const swap = new Swap(event.transaction.hash.toHexString() + "-" + pair.txCount.toString());
  swap.pair = pair.id;
  swap.sender = event.params.sender;
  swap.to = event.params.to;
  swap.amount0 = amount0;
  swap.amount1 = amount1;
  const feeBps = BigInt.fromI32(dataSource.context().getI32("feeBps")).toBigDecimal();
  swap.fee0 = amount0.times(feeBps).div(BigDecimal.fromString("10000"));
  swap.logIndex = event.logIndex;
  swap.gasUsed = receipt.gasUsed;
  swap.logsInTransaction = receipt.logs.length;
  swap.save();

  pair.volumeToken0 = pair.volumeToken0.plus(amount0);
  pair.volumeToken1 = pair.volumeToken1.plus(amount1);
  pair.txCount = pair.txCount.plus(ONE_BI);
  pair.lastSwap = swap.id;
  pair.save();

  updatePairHourData(event, pair, amount0);
  updatePairDayData(event, pair, amount1);
}
