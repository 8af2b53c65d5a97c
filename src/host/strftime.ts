import { native } from "./native/native.ts";

/** The longest path that Linux takes. */
const LONGEST = 4096;

/** Writes a time (seconds since 1970, shown as local time) by a format of strftime(3). */
export type Strftime = (format: string, seconds: number) => string;

/** The C library's own strftime, so that names are to the letter what other programs would make of the same format. */
export async function strftime(): Promise<Strftime> {
  const c = (await native()).library([null, "msvcrt.dll"]);
  if (c === undefined) throw new Error("there is no C library to call");
  const localtime = c.address("uintptr_t localtime(const void *time)");
  const format = c.number("size_t strftime(void *into, size_t room, const char *format, uintptr_t local)");
  return (pattern, seconds) => {
    const into = new Uint8Array(LONGEST + 1);
    const time = new Uint8Array(new BigInt64Array([BigInt(seconds)]).buffer);
    const length = format(into, into.length, pattern, localtime(time));
    return new TextDecoder().decode(into.subarray(0, length));
  };
}
