/** Environment for Postgres' programs: messages in English, no stray PG* settings of the caller. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("PG"));
  return { ...Object.fromEntries(inherited), LC_ALL: "C", LC_MESSAGES: "C", TZ: "UTC" };
}
