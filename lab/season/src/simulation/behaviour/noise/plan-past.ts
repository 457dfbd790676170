import { zeroAddress } from "viem";
import type { Random } from "../../../random.ts";
import { at, type Simulation } from "../../engine/simulation.ts";
import { STRATEGY_NEW_WALLETS } from "../../parameters/adversary-strategies.ts";
import type { Wallet } from "../../population/wallet.ts";
import { geometric, poisson } from "../../random/distributions.ts";
import { gasMoney } from "../money/amounts.ts";
import { fund } from "../money/fund.ts";
import { balance, pay } from "../money/move-money.ts";

const DAY = 86_400;
/** Of all wallets: those that never did anything before their first ticket. */
const NEW_WALLETS = 0.5;
const MEAN_PAST = 4;
/** Part of the world's time in which the past happens. */
const PAST = 0.12;
/** Other transactions of a wallet over the whole world. */
const MEAN_OTHERS = 1;

/** What wallets do besides tickets, so that nonces tell of a life and not of a label. */
export function planLives(simulation: Simulation): void {
  const { random, census, parameters } = simulation;
  const { startsAt, days } = parameters;
  for (const wallet of census.wallets) {
    const isPerson = wallet.role === "tickets" && wallet.controller.wallets.length > 0;
    if (!isPerson || HUBS.has(wallet.controller.type)) continue;
    for (let past = drawPast(random, wallet); past > 0; past -= 1) {
      const time = startsAt + (0.02 + random.next() * PAST) * days * DAY;
      at(simulation, time, () => spend(simulation, wallet, true));
    }
    for (let others = poisson(random, MEAN_OTHERS); others > 0; others -= 1) {
      at(simulation, startsAt + random.next() * days * DAY, () => spend(simulation, wallet, false));
    }
  }
}

const HUBS: ReadonlySet<string> = new Set([
  "exchange",
  "bridge",
  "relayer",
  "merchant",
  "issuer",
  "duster",
  "contract",
]);

/** Who hides everything buys wallets with a past; who does not care makes new ones. */
function drawPast(random: Random, { controller }: Wallet): number {
  const { level, strategy } = controller;
  const ofStrategy = strategy === null ? undefined : STRATEGY_NEW_WALLETS[strategy];
  const share = ofStrategy ?? (level === 3 ? 0.1 : level === 1 ? 0.75 : NEW_WALLETS);
  return random.chance(share) ? 0 : 1 + geometric(random, MEAN_PAST - 1);
}

/** Pays for something: a merchant, now and then a friend. A wallet that has no money yet gets some, or does nothing. */
function spend(simulation: Simulation, wallet: Wallet, isPast: boolean): void {
  const { random, infrastructure, deployment } = simulation;
  if (wallet.fundedAt === null && !isPast) return;
  const friend = random.chance(0.15) ? random.pick(wallet.controller.friends)?.wallets[0] : undefined;
  const to = friend ?? random.pick(infrastructure.merchants);
  if (!to) return;
  const token = deployment.currencies.find(({ account }) => balance(wallet, account) > 0n);
  if (token && random.chance(0.3)) {
    pay(
      simulation,
      wallet,
      to,
      token.account,
      1n + balance(wallet, token.account) / BigInt(random.integer(5, 40)),
    );
    return;
  }
  if (wallet.fundedAt === null) fund(simulation, wallet, zeroAddress, gasMoney(random));
  pay(simulation, wallet, to, zeroAddress, gasMoney(random) / BigInt(random.integer(3, 30)));
}
