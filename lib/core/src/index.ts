export { type Address, isAddress, NATIVE_CURRENCY, toAddress } from "./address.ts";
export { AppError, type AppErrorOptions, describeError, exitCodeOf } from "./app-error.ts";
export { ERROR_CODES, type ErrorCode } from "./error-code.ts";
export { fromHex, toHex } from "./hex.ts";
export { createLogger, type LogFormat, type Logger, silentLogger } from "./logger.ts";
export { networkSchema } from "./network-schema.ts";
export { NULL_REASONS, type NullReason } from "./null-reason.ts";
export { redactUrl } from "./redact-url.ts";
export { Shutdown } from "./shutdown.ts";
