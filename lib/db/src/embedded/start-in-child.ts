import { silentLogger } from "@facevalue/core";
import { openEmbeddedPostgres } from "./open-embedded-postgres.ts";

/** Run by the tests as a process of its own, to be killed: prints the server's URL and stays. */
const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: start-in-child.ts FOLDER");
const settings = { fsync: "off", shared_buffers: "16MB" };
const { url } = await openEmbeddedPostgres({ folder, logger: silentLogger, settings });
process.stdout.write(`${url}\n`);
setInterval(() => undefined, 1000);
