import { DataSourceContext, dataSource, log } from "@graphprotocol/graph-ts";
import { PairCreated } from "../generated/Factory/Factory";
import { Pair } from "../generated/schema";
import { Pair as PairTemplate } from "../generated/templates";
import { loadExchange, ZERO_BD, ZERO_BI } from "./helpers";
import { loadOrCreateToken } from "./token";

export function handleNewPair(event: PairCreated): void {
  const token0 = loadOrCreateToken(event.params.token0);
  const token1 = loadOrCreateToken(event.params.token1);
  if (token0 === null || token1 === null) {
    log.debug("pair {} has a token without decimals", [event.params.pair.toHexString()]);
    return;
  }
  const exchange = loadExchange();
  exchange.pairCount = exchange.pairCount + 1;
  exchange.save();

  const feeBps = dataSource.context().getI32("feeBps") * exchange.pairCount;
  const pair = new Pair(event.params.pair.toHexString());
  pair.token0 = token0.id;
  pair.token1 = token1.id;
  pair.feeBps = feeBps;
  pair.reserve0 = ZERO_BD;
  pair.reserve1 = ZERO_BD;
  pair.token0Price = ZERO_BD;
  pair.token1Price = ZERO_BD;
  pair.volumeToken0 = ZERO_BD;
  pair.volumeToken1 = ZERO_BD;
  pair.txCount = ZERO_BI;
  pair.createdAtTimestamp = event.block.timestamp;
  pair.createdAtBlockNumber = event.block.number;
  pair.save();

  const context = new DataSourceContext();
  context.setI32("feeBps", feeBps);
  PairTemplate.createWithContext(event.params.pair, context);
}
