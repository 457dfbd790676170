import { parseUnits } from "viem";
import { publishEvent, publishTier } from "../moves/organizer-moves.ts";
import { organizerAccount } from "../schedule/organizer-plan.ts";
import { DAY, HOUR } from "../schedule/season.ts";
import type { TicketEvent } from "../world/model.ts";
import { ORGANIZERS } from "../world/programme.ts";
import type { World } from "../world/world.ts";

const ARTISTS: Readonly<Record<string, readonly string[]>> = {
  berlin: ["Aurora Fields", "Nordlicht Quartett", "Kantine Elf", "Silberpfad"],
  shanghai: ["夜航船", "江南音乐节", "长夜灯火剧团", "石库门合唱团"],
  newyork: ["Midnight Transit", "City Hawks", "Harbor Bears", "The Late Ferries"],
};
const VENUES: Readonly<Record<string, string>> = {
  berlin: "Uferhalle",
  shanghai: "东方大剧院",
  newyork: "Foundry Hall",
};
/** Time from publication to the event's start; some are near, so that tickets are checked in while it trades. */
const LEADS = [5 * HOUR, 2 * DAY, 9 * DAY, 21 * DAY] as const;
const dollars = (text: string) => parseUnits(text, 6);

/** Publishes another event, on sale at once. Its tiers follow once its number is known. */
export function publishNewEvent(world: World, now: number): void {
  const { random, ledger } = world;
  const organizer = random.pick(ORGANIZERS);
  if (!organizer) return;
  const account = organizerAccount(organizer);
  const contract = [...ledger.organizers].find(([, owner]) => owner === account)?.[0];
  const artist = random.pick(ARTISTS[organizer.id] ?? []);
  if (!contract || !artist) return;
  const night = [...ledger.events.values()].filter(({ name }) => name.startsWith(artist)).length + 1;
  // On the full hour, as events are announced.
  const startsAt = Math.ceil((now + (random.pick(LEADS) ?? DAY)) / HOUR) * HOUR;
  const { city, country, timeZone, fiat } = organizer;
  publishEvent(world, contract, account, {
    name: organizer.id === "shanghai" ? `${artist} 第${night}场` : `${artist}, Night ${night}`,
    artist,
    category: "concert",
    venue: VENUES[organizer.id] ?? city,
    city,
    country,
    timeZone,
    fiat,
    salesStart: BigInt(now),
    startsAt: BigInt(startsAt),
    endsAt: BigInt(startsAt + 3 * HOUR),
  });
}

/** Publishes the tiers of an event that has none yet. */
export function publishNewTiers(world: World, event: TicketEvent): void {
  const currency = world.deployment.stablecoin;
  const isCapped = world.random.chance(0.5);
  const shared = { currency, walletLimit: 8, resaleCapBps: isCapped ? 11_500 : 0 };
  const price = dollars(String(world.random.integer(35, 90)));
  publishTier(world, event, { ...shared, name: "A", price: price * 2n, fee: price / 10n, supply: 500 });
  publishTier(world, event, { ...shared, name: "B", price, fee: price / 10n, supply: 1500 });
}
