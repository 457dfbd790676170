import { Link, Outlet } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { BrandMark } from "./brand-mark.tsx";
import { Freshness } from "./freshness.tsx";
import { LocaleSwitch } from "./locale-switch.tsx";
import { Navigation } from "./navigation.tsx";
import { NetworkBanner } from "./network-banner.tsx";
import { NetworksProvider } from "./networks-context.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

/** What every page has around it. */
export function AppShell() {
  const { t } = useTranslation();
  return (
    <NetworksProvider>
      <a
        href="#content"
        className="sr-only z-50 rounded-control bg-accent px-4 py-3 text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("app.shell.skip")}
      </a>
      <div className="sm:grid sm:grid-cols-[60px_minmax(0,1fr)] lg:grid-cols-[208px_minmax(0,1fr)]">
        <Navigation />
        <div className="min-w-0 sm:border-l sm:border-line">
          <header className="sticky top-0 z-20 flex h-14 items-center gap-1 border-b border-line bg-ground px-3 sm:px-6">
            <Link
              to="/"
              aria-label={t("app.brand.name")}
              className="touch-target grid place-items-center sm:hidden"
            >
              <BrandMark />
            </Link>
            <div className="ml-auto flex items-center">
              <Freshness />
              <LocaleSwitch />
              <ThemeSwitch />
            </div>
          </header>
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto flex max-w-[1328px] flex-col gap-5 px-4 pt-5 pb-24 outline-none sm:px-6 sm:pb-12"
          >
            <NetworkBanner />
            <Outlet />
          </main>
        </div>
      </div>
    </NetworksProvider>
  );
}
