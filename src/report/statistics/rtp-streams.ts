import { fixed } from "../../bytes/fixed.ts";
import { wordOf } from "../../definition/value-strings.ts";
import { FieldSearch } from "./field-search.ts";
import { filterOf, type Sight, type Statistic, type StatisticContext } from "./statistic.ts";
import { talksOf, type Party } from "./talk-kinds.ts";

/** Streams that are followed; further ones are left out. */
const STREAM_LIMIT = 100_000;

/** Samples a second by payload type (RFC 3551); 8,000 for those that are agreed upon elsewhere. */
const CLOCK_RATES: { readonly [type: number]: number } = {
  6: 16_000,
  10: 44_100,
  11: 44_100,
  14: 90_000,
  16: 11_025,
  17: 22_050,
  25: 90_000,
  26: 90_000,
  28: 90_000,
  31: 90_000,
  32: 90_000,
  33: 90_000,
  34: 90_000,
};

interface Stream {
  readonly from: Party;
  readonly to: Party;
  readonly ssrc: number;
  readonly payloads: Set<string>;
  packets: number;
  readonly start: number;
  last: number;
  lastTimestamp: number;
  firstSequence: number;
  lastSequence: number;
  cycles: number;
  jitter: number;
  jitters: Spread;
  deltas: Spread;
  problem: boolean;
}

interface Spread {
  least: number;
  most: number;
  total: number;
  count: number;
}

const spread = (): Spread => ({ least: Infinity, most: 0, total: 0, count: 0 });

function enter(into: Spread, value: number): void {
  into.least = Math.min(into.least, value);
  into.most = Math.max(into.most, value);
  into.total += value;
  into.count++;
}

/** `rtp,streams`: the streams of RTP with what was lost, deltas and jitter (RFC 3550 6.4.1). */
export function rtpStreams(words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const talks = talksOf("udp", context);
  const [ssrc, sequence, timestamp, type] = ["rtp.ssrc", "rtp.seq", "rtp.timestamp", "rtp.p_type"].map(
    (name) => new FieldSearch(name, context),
  );
  const streams = new Map<string, Stream>();
  let first: { readonly seconds: number; readonly nanoseconds: number } | undefined;
  return {
    see(sight) {
      const { seconds, nanoseconds } = sight.packet;
      first ??= { seconds, nanoseconds };
      if (!matches(sight)) return;
      const source = ssrc.number(sight);
      const number = sequence.number(sight);
      if (source === undefined || number === undefined) return;
      const time = seconds - first.seconds + (nanoseconds - first.nanoseconds) / 1e9;
      talks(sight, (from, to) => {
        const key = `${from.address} ${from.port} ${to.address} ${to.port} ${source}`;
        const known = streams.get(key);
        const clock = timestamp.number(sight) ?? 0;
        const payload = type.number(sight) ?? 0;
        const name = payloadName(sight, payload);
        if (known) {
          known.payloads.add(name);
          receive(known, time, number, clock, CLOCK_RATES[payload] ?? 8000);
        } else if (streams.size < STREAM_LIMIT) {
          streams.set(key, {
            from,
            to,
            ssrc: source,
            payloads: new Set([name]),
            packets: 1,
            start: time,
            last: time,
            lastTimestamp: clock,
            firstSequence: number,
            lastSequence: number,
            cycles: 0,
            jitter: 0,
            jitters: spread(),
            deltas: spread(),
            problem: false,
          });
        }
      });
    },
    text: () => table([...streams.values()]),
    json: () => [...streams.values()].map(plain),
  };

  function payloadName(sight: Sight, payload: number): string {
    return wordOf(sight.values.info(type.quad), payload) ?? `RTPType-${payload}`;
  }
}

function receive(stream: Stream, time: number, sequence: number, timestamp: number, rate: number): void {
  const delta = time - stream.last;
  enter(stream.deltas, 1000 * delta);
  const transit = delta - ((timestamp - stream.lastTimestamp) | 0) / rate;
  stream.jitter += (Math.abs(transit) - stream.jitter) / 16;
  enter(stream.jitters, 1000 * stream.jitter);
  const step = (sequence - stream.lastSequence) & 0xffff;
  if (step !== 1) stream.problem = true;
  if (step < 0x8000) {
    if (sequence < stream.lastSequence) stream.cycles++;
    stream.lastSequence = sequence;
  }
  stream.packets++;
  stream.last = time;
  stream.lastTimestamp = timestamp;
}

function expectedOf(stream: Stream): number {
  return stream.cycles * 65_536 + stream.lastSequence - stream.firstSequence + 1;
}

const HEADING = [
  "   Start time      End time     Src IP addr  Port    Dest IP addr  Port       SSRC          Payload  Pkts",
  "         Lost   Min Delta(ms)  Mean Delta(ms)   Max Delta(ms)  Min Jitter(ms) Mean Jitter(ms)  Max Jitter(ms) Problems?\n",
].join("");

function table(streams: readonly Stream[]): string {
  const rows = streams.map((stream) => {
    const lost = expectedOf(stream) - stream.packets;
    const share = fixed((100 * lost) / expectedOf(stream), 1);
    const figures = [stream.deltas, stream.jitters].flatMap(({ least, most, total, count }) =>
      count === 0 ? [0, 0, 0] : [least, total / count, most],
    );
    return [
      fixed(stream.start, 6).padStart(13),
      fixed(stream.last, 6).padStart(13),
      stream.from.address.padStart(15),
      String(stream.from.port).padStart(5),
      stream.to.address.padStart(15),
      String(stream.to.port).padStart(5),
      `0x${stream.ssrc.toString(16).toUpperCase().padStart(8, "0")}`,
      [...stream.payloads].join(", ").padStart(16),
      String(stream.packets).padStart(5),
      `${String(lost).padStart(5)} (${share}%)`,
      ...figures.map((value) => fixed(value, 3).padStart(15)),
      stream.problem ? "X\n" : "\n",
    ].join(" ");
  });
  return `========================= RTP Streams ========================\n${HEADING}${rows.join("")}${"=".repeat(62)}\n`;
}

function plain(stream: Stream): unknown {
  const { from, to, ssrc, packets, start, last, deltas, jitters } = stream;
  const mean = ({ total, count }: Spread): number => (count === 0 ? 0 : total / count);
  return {
    from,
    to,
    ssrc,
    payloads: [...stream.payloads],
    packets,
    lost: expectedOf(stream) - packets,
    start,
    end: last,
    meanDelta: mean(deltas),
    maxDelta: deltas.most,
    meanJitter: mean(jitters),
    maxJitter: jitters.most,
  };
}
