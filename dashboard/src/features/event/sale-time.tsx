import { chainNowMs } from "../../app/network-state.ts";
import { useNetwork } from "../../app/networks-context.tsx";
import { useNow } from "../../app/use-now.ts";
import { Hint } from "../../components/hint.tsx";
import { formatDate, formatExact } from "../../format/date.ts";
import { DAY_SECONDS, formatRelative, secondsBetween } from "../../format/relative-time.ts";
import { useLocale } from "../../i18n/use-locale.ts";

interface SaleTimeProps {
  readonly timestamp: string;
  readonly chainId: number;
  readonly timeZone: string;
}

/** How long ago on the chain's clock, the date from a day on; exact in the event's zone on hover. */
export function SaleTime({ timestamp, chainId, timeZone }: SaleTimeProps) {
  const locale = useLocale();
  const network = useNetwork(chainId);
  const nowMs = useNow();
  const passed = Math.max(0, secondsBetween(Date.parse(timestamp), chainNowMs(network, nowMs)));
  const exact = formatExact(timestamp, timeZone, locale);
  return (
    <Hint
      text={exact}
      trigger={<button type="button" className="touch-area cursor-help whitespace-nowrap text-ink-2" />}
    >
      <time dateTime={timestamp}>
        {passed < DAY_SECONDS ? formatRelative(passed, locale) : formatDate(timestamp, timeZone, locale)}
      </time>
      <span className="sr-only"> ({exact})</span>
    </Hint>
  );
}
