import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startI18n } from "./i18n/i18n.ts";
import { readLocale } from "./i18n/locale.ts";
import { router } from "./router.tsx";
import { followSystemTheme } from "./theme/theme.ts";
import "./styles.css";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root.");

followSystemTheme();
await startI18n(readLocale());
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
