export { type RunningServer, type ServerOptions, startServer } from "./http/start-server.ts";
