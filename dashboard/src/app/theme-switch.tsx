import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chooseTheme, readTheme, type Theme } from "../theme/theme.ts";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const ICONS = { system: Monitor, light: Sun, dark: Moon } as const;

/** Goes round light, dark and the device's own theme. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const [theme, setTheme] = useState(readTheme);
  const Icon = ICONS[theme];
  const label = t("app.theme.switch", {
    current: t(`app.theme.${theme}`),
    next: t(`app.theme.${NEXT[theme]}`),
  });
  const change = () => {
    chooseTheme(NEXT[theme]);
    setTheme(NEXT[theme]);
  };
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={change}
      className="touch-target grid size-9 place-items-center rounded-control text-ink-2 hover:bg-raised hover:text-ink"
    >
      <Icon aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
    </button>
  );
}
