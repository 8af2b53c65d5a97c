import { once } from "node:events";
import type { FileHandle } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { byteRange, type ByteRange } from "./byte-range.ts";

/** Octets that are read at once. */
const CHUNK = 1 << 18;

/** Sends a file as it is now, or the part of it that is asked for; the connection ends where the file was cut short meanwhile. */
export async function sendFile(request: IncomingMessage, response: ServerResponse, file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const range = byteRange(request.headers.range, size);
  response.setHeader("accept-ranges", "bytes");
  if (range === "unsatisfiable") {
    response.statusCode = 416;
    response.setHeader("content-range", `bytes */${size}`);
    response.end();
    return;
  }
  const whole = range ?? { first: 0, last: size - 1 };
  if (range) {
    response.statusCode = 206;
    response.setHeader("content-range", `bytes ${range.first}-${range.last}/${size}`);
  }
  response.setHeader("content-type", "application/vnd.tcpdump.pcap");
  response.setHeader("content-length", whole.last - whole.first + 1);
  if (request.method !== "HEAD" && !(await sendRange(response, file, whole))) response.destroy();
  response.end();
}

/** Whether all of it was sent. */
async function sendRange(response: ServerResponse, file: FileHandle, { first, last }: ByteRange): Promise<boolean> {
  for (let at = first; at <= last;) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, last - at + 1));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, at);
    if (bytesRead === 0) return false;
    at += bytesRead;
    if (response.write(chunk.subarray(0, bytesRead)) || response.destroyed) continue;
    await Promise.race([once(response, "drain"), once(response, "close")]);
    if (response.destroyed) return false;
  }
  return true;
}
