import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Identicon } from "../../components/identicon.tsx";
import { shortenAddress } from "../../format/address.ts";
import { formatCount } from "../../format/count.ts";
import { formatShare } from "../../format/ratio.ts";
import type { FlagRowFragment } from "../../generated/graphql.ts";
import { useLocale } from "../../i18n/use-locale.ts";
import { BandBadge } from "./band-badge.tsx";
import { StakeText } from "./stake-text.tsx";
import { useSignalText } from "./use-signal-text.ts";

const SHOWN_REASONS = 2;
const HEAD = "px-3 py-2 font-medium whitespace-nowrap first:pl-5 last:pr-5";
const CELL = "[&>td]:px-3 [&>td]:py-2.5 [&>td:first-child]:pl-5 [&>td:last-child]:pr-5";

/** Entities of the queue, the most urgent first. */
export function FlagsTable({ flags }: { readonly flags: readonly FlagRowFragment[] }) {
  const { t } = useTranslation();
  const columns = ["entity", "wallets", "band", "probability", "severity", "reasons", "block"] as const;
  return (
    <section
      aria-label={t("flags.list.caption")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
      tabIndex={0}
      className="card overflow-x-auto"
    >
      <table className="w-full text-left text-13">
        <caption className="sr-only">{t("flags.list.caption")}</caption>
        <thead className="border-b border-line text-12 text-ink-2">
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={HEAD}>
                {t(`flags.list.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {flags.map((flag) => (
            <FlagRow key={`${flag.chainId}/${flag.entity}`} flag={flag} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FlagRow({ flag }: { readonly flag: FlagRowFragment }) {
  const locale = useLocale();
  return (
    <tr className={`border-b border-line align-top last:border-0 hover:bg-raised ${CELL}`}>
      <td>
        <FlagLink flag={flag} />
      </td>
      <td>{formatCount(flag.walletCount, locale)}</td>
      <td>
        <BandBadge band={flag.band} />
      </td>
      <td>{formatShare(flag.probability, locale)}</td>
      <td className="whitespace-nowrap">
        <StakeText severity={flag.severity} />
      </td>
      <td className="min-w-48">
        <MainReasons reasons={flag.reasons} />
      </td>
      <td>{formatCount(flag.asOfBlock, locale)}</td>
    </tr>
  );
}

function FlagLink({ flag }: { readonly flag: FlagRowFragment }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/flags/$chainId/$address"
      params={{ chainId: String(flag.chainId), address: flag.entity }}
      title={flag.entity}
      aria-label={t("flags.list.open", { address: shortenAddress(flag.entity) })}
      className="touch-target inline-flex items-center gap-1.5 font-mono text-12 whitespace-nowrap text-accent hover:underline"
    >
      <Identicon address={flag.entity} />
      {shortenAddress(flag.entity)}
    </Link>
  );
}

function MainReasons({ reasons }: { readonly reasons: FlagRowFragment["reasons"] }) {
  const { t } = useTranslation();
  const { nameOf } = useSignalText();
  const more = reasons.length - SHOWN_REASONS;
  return (
    <span className="flex flex-col">
      {reasons.slice(0, SHOWN_REASONS).map(({ code }) => (
        <span key={code}>
          {nameOf(code)} <span className="text-12 text-ink-2">{code}</span>
        </span>
      ))}
      {more > 0 && <span className="text-12 text-ink-2">{t("flags.list.more", { count: more })}</span>}
    </span>
  );
}
