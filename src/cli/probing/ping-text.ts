import type { PingReply } from "../../probe/ping-event.ts";
import type { PingStatistics } from "../../probe/ping-statistics.ts";
import { DEFAULT_SIZE, PING_PORTS, type PingOptions } from "../../probe/ping.ts";
import { probeHeaders } from "../../probe/probe-packet.ts";
import type { ProbeTarget } from "../../probe/probe-targets.ts";

/** ping's heading: whom, and with how many octets, in brackets with all headers. */
export function pingHeading(
  { name, address }: ProbeTarget,
  { method = "icmp", port, size = DEFAULT_SIZE }: PingOptions,
): string {
  const whom = `PING ${name} (${address})`;
  const payload = method === "tcp" ? 0 : size;
  const whole = probeHeaders(method, address) + payload;
  if (method === "icmp") return `${whom} ${payload}(${whole}) bytes of data.`;
  return `${whom} ${method} port ${port ?? PING_PORTS[method]} ${payload}(${whole}) bytes of data.`;
}

/** ping's line for an answer. */
export function replyLine(reply: PingReply, { name, address }: ProbeTarget, { method = "icmp" }: PingOptions): string {
  const { from, what, octets, sequence, ttl, rttMs, duplicate } = reply;
  const who = name !== address && from === address ? `${name} (${from})` : from;
  const verdict = what === "open" || what === "closed" ? ` ${what}` : "";
  const again = duplicate ? " (DUP!)" : "";
  return `${octets} bytes from ${who}:${verdict} ${method}_seq=${sequence} ttl=${ttl} time=${pingTime(rttMs)} ms${again}`;
}

/** Milliseconds with three digits that count, as ping has them. */
export function pingTime(milliseconds: number): string {
  const digits = milliseconds >= 99.95 ? 0 : milliseconds >= 9.995 ? 1 : milliseconds >= 0.9995 ? 2 : 3;
  return milliseconds.toFixed(digits);
}

/** ping's summary of one target; `tookMs` is from its first probe to the last that happened. */
export function pingSummary(name: string, statistics: PingStatistics, tookMs: number): string[] {
  const { transmitted, received, duplicates, errors, loss, min, avg, max, mdev, measurements } = statistics;
  const counts = [
    `${transmitted} packets transmitted`,
    `${received} received`,
    ...(duplicates > 0 ? [`+${duplicates} duplicates`] : []),
    ...(errors > 0 ? [`+${errors} errors`] : []),
    `${Number((loss * 100).toPrecision(6))}% packet loss`,
    `time ${Math.round(tookMs)}ms`,
  ];
  const times = [min, avg, max, mdev].map((milliseconds) => milliseconds.toFixed(3)).join("/");
  return [
    "",
    `--- ${name} ping statistics ---`,
    counts.join(", "),
    ...(measurements > 0 ? [`rtt min/avg/max/mdev = ${times} ms`] : []),
  ];
}
