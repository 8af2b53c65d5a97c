import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { UDP } from "./udp.ts";

const types =
  "ANY ADJTIME ACK MASTERREQ MASTERACK SETTIME MASTERUP SLAVEUP ELECTION ACCEPT REFUSE CONFLICT RESOLVE QUIT DATE DATEREQ DATEACK TRACEON TRACEOFF MSITE MSITEREQ TEST SETDATE SETDATEREQ LOOP".split(
    " ",
  );
const WITH_TIME: ReadonlySet<number> = new Set([1, 5, 22, 23]);
const LOOP = 24;
const NAME = 64;
const MICROSECONDS = 1_000_000;

/** What daemons that keep the time of a network in step say (BSD's timed). */
export const timedText = dumpText(
  UDP,
  (line, at) => {
    line.protocol = "timed";
    const type = line.u8(at);
    line.text(types[type] === undefined ? `(tsp_type 0x${type.toString(16)})` : `TSP_${types[type]}`);
    const version = line.u8(at + 1);
    line.text(` vers ${version}`);
    const sequence = line.u16(at + 2);
    line.text(` seq ${sequence}`);
    if (type === LOOP) line.text(` hopcnt ${line.u8(at + 4)}`);
    else if (WITH_TIME.has(type) && !time(line, at + 4)) return;
    line.text(" name ");
    line.visibleText(at + 12, NAME, true);
  },
  { carriedBy: { "udp.port": 525 } },
);

/** Seconds and microseconds; false where these are below zero. */
function time(line: DumpLine, at: number): boolean {
  line.need(at, 8);
  const seconds = line.u32(at) | 0;
  const microseconds = line.u32(at + 4) | 0;
  if (microseconds < 0) return false;
  const before = seconds < 0;
  const whole = before ? seconds + 1 : seconds;
  const rest = before ? MICROSECONDS - microseconds : microseconds;
  line.text(` time ${before && whole === 0 ? "-" : ""}${whole}.`);
  line.text(rest < 0 ? `-${String(-rest).padStart(5, "0")}` : String(rest).padStart(6, "0"));
  return true;
}
