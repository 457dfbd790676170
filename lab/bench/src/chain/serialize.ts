import {
  addressTopic,
  type Identifiers,
  numberTopic,
  padWord,
  RESOLD_TOPIC,
  TICKET_ADDRESS,
  TRANSFER_TOPIC,
  toQuantity,
  ZERO_WORD,
} from "./identifiers.ts";
import { NOBODY, type TicketMove } from "./ticket-world.ts";

export const BASE_FEE = 1_000_000_000;
const TIP_UNIT = 10_000_000;
const MAX_FEE = 4_000_000_000;
const PRICE_UNIT = 10n ** 16n;
const GENESIS_TIME = 1_700_000_000;
const BLOCK_SECONDS = 2;
const FULL_BLOOM = `0x${"ff".repeat(256)}`;
const EMPTY_BLOOM = `0x${"00".repeat(256)}`;
const EMPTY_ROOT = "0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421";
const NO_UNCLES = "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347";
export const TRANSACTION_GAS = 100_000;

/** Where in the chain something stands. */
export interface Place {
  readonly block: number;
  readonly blockHash: string;
  readonly transaction: number;
  readonly transactionHash: string;
}

export const priceInWei = (price: number) => BigInt(price) * PRICE_UNIT;
export const gasPriceOf = (tip: number) => BASE_FEE + tip * TIP_UNIT;
export const timeOf = (block: number) => GENESIS_TIME + block * BLOCK_SECONDS;
export const bloomOf = (transactions: number) => (transactions > 0 ? FULL_BLOOM : EMPTY_BLOOM);

export function transferLog(place: Place, logIndex: number, move: TicketMove, ids: Identifiers): string {
  const from = move.from === NOBODY ? ZERO_WORD : addressTopic(ids.walletAddress(move.from));
  const to = addressTopic(ids.walletAddress(move.to));
  const topics = [TRANSFER_TOPIC, from, to, numberTopic(move.tokenId)];
  return log(place, { logIndex, topics, data: "0x" });
}

export function resoldLog(place: Place, logIndex: number, move: TicketMove, ids: Identifiers): string {
  const [seller, buyer] = [move.from, move.to].map((wallet) => addressTopic(ids.walletAddress(wallet)));
  const topics = [RESOLD_TOPIC, numberTopic(move.tokenId), seller ?? "", buyer ?? ""];
  return log(place, { logIndex, topics, data: numberTopic(priceInWei(move.price)) });
}

function log(
  place: Place,
  { logIndex, topics, data }: { logIndex: number; topics: string[]; data: string },
): string {
  return (
    `{"address":"${TICKET_ADDRESS}","blockHash":"${place.blockHash}","blockNumber":"${toQuantity(place.block)}",` +
    `"blockTimestamp":"${toQuantity(timeOf(place.block))}","data":"${data}","logIndex":"${toQuantity(logIndex)}",` +
    `"removed":false,"topics":["${topics.join('","')}"],"transactionHash":"${place.transactionHash}",` +
    `"transactionIndex":"${toQuantity(place.transaction)}"}`
  );
}

export function transaction(place: Place, move: TicketMove, ids: Identifiers, chainId: number): string {
  const sender = ids.walletAddress(move.to);
  const selector = move.from === NOBODY ? "6a627842" : "96b5a755";
  return (
    `{"accessList":[],"blockHash":"${place.blockHash}","blockNumber":"${toQuantity(place.block)}",` +
    `"chainId":"${toQuantity(chainId)}","from":"${sender}","gas":"0x30d40","gasPrice":"${toQuantity(gasPriceOf(move.tip))}",` +
    `"hash":"${place.transactionHash}","input":"0x${selector}${padWord(sender.slice(2))}",` +
    `"maxFeePerGas":"${toQuantity(MAX_FEE)}","maxPriorityFeePerGas":"${toQuantity(move.tip * TIP_UNIT)}",` +
    `"nonce":"${toQuantity(move.nonce)}","r":"${place.transactionHash}","s":"${place.blockHash}",` +
    `"to":"${TICKET_ADDRESS}","transactionIndex":"${toQuantity(place.transaction)}","type":"0x2","v":"0x0",` +
    `"value":"${toQuantity(priceInWei(move.price))}","yParity":"0x0"}`
  );
}

/** A block up to its transactions: `"transactions":[` and what follows are to be added. */
export function header(number: number, transactions: number, ids: Identifiers): string {
  const isEmpty = transactions === 0;
  const parent = number === 0 ? ZERO_WORD : ids.blockHash(number - 1);
  return (
    `{"baseFeePerGas":"${toQuantity(BASE_FEE)}","difficulty":"0x0","extraData":"0x","gasLimit":"0x1c9c380",` +
    `"gasUsed":"${toQuantity(transactions * TRANSACTION_GAS)}","hash":"${ids.blockHash(number)}",` +
    `"logsBloom":"${bloomOf(transactions)}","miner":"${ids.walletAddress(0)}","mixHash":"${ids.filler(number, 1)}",` +
    `"nonce":"0x0000000000000000","number":"${toQuantity(number)}","parentHash":"${parent}",` +
    `"receiptsRoot":"${isEmpty ? EMPTY_ROOT : ids.filler(number, 2)}","sha3Uncles":"${NO_UNCLES}",` +
    `"size":"${toQuantity(1000 + transactions * 300)}","stateRoot":"${ids.filler(number, 3)}",` +
    `"timestamp":"${toQuantity(timeOf(number))}","totalDifficulty":"0x0",` +
    `"transactionsRoot":"${isEmpty ? EMPTY_ROOT : ids.filler(number, 4)}","uncles":[],"withdrawals":[],` +
    `"withdrawalsRoot":"${EMPTY_ROOT}"`
  );
}
