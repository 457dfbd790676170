import { spawn } from "node:child_process";

/** Opens `url` in the person's browser, if there is a person with a desktop; otherwise does nothing. */
export function openBrowser(url: string): void {
  const isDesktop = process.platform !== "linux" || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (!isDesktop || process.stdout.isTTY !== true || process.env.CI) return;
  const [command, args] = commandFor(url);
  const child = spawn(command, args, { detached: true, stdio: "ignore" });
  // No browser is no failure: the URL is printed.
  child.on("error", () => undefined);
  child.unref();
}

function commandFor(url: string): [string, string[]] {
  if (process.platform === "darwin") return ["open", [url]];
  if (process.platform === "win32") return ["cmd", ["/c", "start", "", url]];
  return ["xdg-open", [url]];
}
