import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // The content security policy allows no data: URLs for fonts and scripts.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 600 },
  server: { host: "127.0.0.1", port: 5173, proxy: { "/graphql": "http://127.0.0.1:4000" } },
});
