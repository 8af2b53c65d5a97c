import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { slotAt } from "../../definition/layout.ts";
import { payloadLine } from "../parts/payload-line.ts";
import { reassemblyLines } from "../parts/reassembly-lines.ts";
import { optionLabels, optionList } from "../parts/tcp-option-labels.ts";
import { TCP } from "./tcp.ts";

const source = TCP.slot("sport");
const destination = TCP.slot("dport");
const flags = TCP.slot("flags");
const rawSequence = TCP.slot("seq");
const rawAcknowledgment = TCP.slot("ack");
const rawWindow = TCP.slot("window");
const urgentPointer = TCP.slot("urgptr");
const FLAGS = ["FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR", "AE"];
const ACK = 0x10;
const URG = 0x20;

const headerWords = TCP.slot("dataofs");
const WORDS = 5;
/** A header whose options are two NOPs and a timestamp, as most segments of data have them (RFC 7323, appendix A). */
const WORDS_WITH_TIMES = 8;
const TIMES_HEAD = 0x0101080a;
const optionsHead = slotAt(20, 4, 0);
const timeValue = slotAt(24, 4, 0);
const timeEcho = slotAt(28, 4, 0);

/** What flows say of a window in place of a factor. */
const UNKNOWN_SCALE = -1;
const UNSCALED = -2;

const RETRANSMISSION = "tcp.analysis.retransmission";
/** What is one of these is called by that name alone. */
const OTHER_KINDS = ["tcp.analysis.fast_retransmission", "tcp.analysis.spurious_retransmission"];
/** What analysis says in front, innermost first: each goes in front of those before it. */
const VERDICTS: readonly (readonly [name: string, text: string])[] = [
  ["tcp.analysis.reused_ports", "[TCP Port numbers reused] "],
  [RETRANSMISSION, "[TCP Retransmission] "],
  ["tcp.analysis.fast_retransmission", "[TCP Fast Retransmission] "],
  ["tcp.analysis.spurious_retransmission", "[TCP Spurious Retransmission] "],
  ["tcp.analysis.out_of_order", "[TCP Out-Of-Order] "],
  ["tcp.analysis.lost_segment", "[TCP Previous segment not captured] "],
  ["tcp.analysis.ack_lost_segment", "[TCP ACKed unseen segment] "],
  ["tcp.analysis.window_update", "[TCP Window Update] "],
  ["tcp.analysis.window_full", "[TCP Window Full] "],
  ["tcp.analysis.keep_alive", "[TCP Keep-Alive] "],
  ["tcp.analysis.keep_alive_ack", "[TCP Keep-Alive ACK] "],
  ["tcp.analysis.duplicate_ack", ""],
  ["tcp.analysis.zero_window_probe", "[TCP ZeroWindowProbe] "],
  ["tcp.analysis.zero_window", "[TCP ZeroWindow] "],
  ["tcp.analysis.zero_window_probe_ack", "[TCP ZeroWindowProbeAck] "],
];

function isRelative(line: InfoLine): boolean {
  return line.foreseen("tcp.relative_sequence_numbers") === 1;
}

function sequenceEnding(line: InfoLine): void {
  if (isRelative(line)) line.text("    (relative sequence number)");
}

export const tcpInfo = infoText(TCP, {
  plain(line) {
    const words = line.slot(headerWords);
    const hasTimes = words === WORDS_WITH_TIMES && line.slot(optionsHead) === TIMES_HEAD;
    if (words !== WORDS && !hasTimes) return false;
    if (line.foreseen("tcp.segment_data") !== -1) return false;
    const [seq, ack, window] = [line.foreseen("tcp.seq"), line.foreseen("tcp.ack"), line.foreseen("tcp.window_size")];
    if (seq === undefined || ack === undefined || window === undefined) return false;
    if (line.foreseen("tcp.analysis.flags") !== -1) verdicts(line, (name) => line.foreseen(name) ?? -1);
    if (line.isReplaced) return true;
    summary(line, seq, ack, window);
    if (hasTimes) {
      line.pair("TSval", line.slot(timeValue));
      line.pair("TSecr", line.slot(timeEcho));
    }
    return true;
  },
  info(line) {
    if (line.has("tcp.analysis.flags")) verdicts(line, (name) => (line.has(name) ? line.value(name) : -1));
    const seq = line.value("tcp.seq", line.slot(rawSequence));
    const ack = line.value("tcp.ack", line.slot(rawAcknowledgment));
    summary(line, seq, ack, line.value("tcp.window_size", line.slot(rawWindow)));
    if (line.slot(headerWords) >= SHORTEST) options(line);
    if (!line.waits) return;
    line.begun();
    if (line.length > 0) line.octet(32);
    line.text("[TCP segment of a reassembled PDU]");
  },
  heading(line) {
    line.text(", Src Port: ");
    line.decimal(line.slot(source));
    line.text(", Dst Port: ");
    line.decimal(line.slot(destination));
    line.text(", Seq: ");
    line.decimal(line.value("tcp.seq", line.slot(rawSequence)));
    if ((line.slot(flags) & ACK) !== 0) {
      line.text(", Ack: ");
      line.decimal(line.value("tcp.ack", line.slot(rawAcknowledgment)));
    }
    line.text(", Len: ");
    line.decimal(line.payloadLength());
  },
  endings: {
    "tcp.seq": sequenceEnding,
    "tcp.nxtseq": sequenceEnding,
    "tcp.ack"(line) {
      // Wireshark says it of quoted ones, too, which are not.
      const isQuoted = !line.has("tcp.len");
      if ((line.slot(flags) & ACK) !== 0 && (isRelative(line) || isQuoted)) line.text("    (relative ack number)");
    },
    "tcp.window_size_scalefactor"(line, quad) {
      const scale = line.number(quad);
      if (scale === UNKNOWN_SCALE) line.text(" (unknown)");
      if (scale === UNSCALED) line.text(" (no window scaling used)");
    },
    "tcp.hdr_len": (line, quad) => line.text(` bytes (${line.number(quad) / 4})`),
  },
  labels: {
    "tcp.options.sack_le": (line, quad) => line.text(`left edge = ${line.number(quad)} (relative)`),
    "tcp.options.sack_re": (line, quad) => line.text(`right edge = ${line.number(quad)} (relative)`),
    "tcp.options.sack.dsack_le": (line, quad) => line.text(`D-SACK Left Edge = ${line.number(quad)} (relative)`),
    "tcp.options.sack.dsack_re": (line, quad) => line.text(`D-SACK Right Edge = ${line.number(quad)} (relative)`),
    ...reassemblyLines({
      list: "tcp.segments",
      piece: "tcp.segment",
      length: "tcp.reassembled.length",
      title: "Reassembled TCP Segments",
    }),
    "tcp.options": optionList,
    ...optionLabels,
    "tcp.segment_data"(line, quad) {
      if (line.foreseen("tcp.segment_data") === 0) line.text("Retransmitted ");
      payloadLine(line, "TCP segment data", quad);
    },
    "tcp.flags.str": (line, quad) => line.utf8(`[TCP Flags: ${line.string(quad)}]`),
    "tcp.payload": (line, quad) => payloadLine(line, "TCP payload", quad),
    "tcp.flags"(line, quad) {
      line.text("Flags: 0x");
      line.hex(line.number(quad), 3);
      line.text(" (");
      flagNames(line, line.number(quad));
      line.text(")");
    },
    "tcp.reassembled_in": (line, quad) => line.text(`Reassembled PDU in frame: ${line.number(quad)}`),
    "tcp.completeness"(line, quad) {
      const seen = line.number(quad);
      line.text(`Conversation completeness: ${completeness(seen)} (${seen})`);
    },
  },
});

/** Wireshark's words for what was seen of a connection: bits for SYN, SYN+ACK, ACK, data, FIN and RST. */
function completeness(seen: number): string {
  const [handshake, data] = [seen & 7, seen & 8];
  if (handshake === 7 && seen > 15) return data === 0 ? "Complete, NO_DATA" : "Complete, WITH_DATA";
  return COMPLETENESS[seen] ?? "Incomplete";
}
const COMPLETENESS: { readonly [seen: number]: string } = {
  1: "Incomplete, SYN_SENT",
  3: "Incomplete, CLIENT_ESTABLISHED",
  7: "Incomplete, ESTABLISHED",
  15: "Incomplete, DATA",
};

/** Words of a header without options. */
const SHORTEST = 5;

/** What stands in front of the options. */
function summary(line: InfoLine, seq: number, ack: number, window: number): void {
  line.port("tcp", line.slot(source));
  line.text(" → ");
  line.port("tcp", line.slot(destination));
  const set = line.slot(flags);
  line.text(" [");
  flagNames(line, set);
  line.text("]");
  line.pair("Seq", seq);
  if ((set & ACK) !== 0) line.pair("Ack", ack);
  line.pair("Win", window);
  if (line.slot(headerWords) < SHORTEST) {
    const octets = 4 * line.slot(headerWords);
    line.text(`, bogus TCP header length (${octets}, must be at least ${4 * SHORTEST})`);
    return;
  }
  if ((set & URG) !== 0) line.pair("Urg", line.slot(urgentPointer));
  line.pair("Len", line.payloadLength());
}

function flagNames(line: InfoLine, set: number): void {
  if (set === 0) line.text("<None>");
  for (let bit = 0, named = 0; bit < FLAGS.length; bit++) {
    if (((set >> bit) & 1) === 0) continue;
    if (named++ > 0) line.text(", ");
    line.text(FLAGS[bit]);
  }
}

/** `read` tells the number of a field, -1 where there is none. */
function verdicts(line: InfoLine, read: (name: string) => number): void {
  for (let i = VERDICTS.length - 1; i >= 0; i--) {
    const [name, text] = VERDICTS[i];
    if (read(name) === -1) continue;
    if (name === RETRANSMISSION && OTHER_KINDS.some((kind) => read(kind) !== -1)) continue;
    if (name !== "tcp.analysis.duplicate_ack") line.text(text);
    else {
      line.text(`[TCP Dup ACK ${read("tcp.analysis.duplicate_ack_frame")}#${read("tcp.analysis.duplicate_ack_num")}] `);
    }
  }
  line.fence();
}

/** The options in their order, as far as Wireshark shows them. */
function options(line: InfoLine): void {
  for (let quad = line.find("tcp.option_kind"); quad >= 0; quad = line.find("tcp.option_kind", quad)) {
    switch (line.number(quad)) {
      case 2:
        if (line.find("tcp.options.mss_val", quad) >= 0)
          line.pair("MSS", line.number(line.find("tcp.options.mss_val", quad)));
        break;
      case 3:
        if (line.find("tcp.options.wscale.shift", quad) >= 0)
          line.pair("WS", 2 ** Math.min(line.number(line.find("tcp.options.wscale.shift", quad)), 14));
        break;
      case 4:
        line.text(" SACK_PERM");
        break;
      case 5:
        edges(line);
        break;
      case 8:
        if (line.find("tcp.options.timestamp.tsecr", quad) < 0) break;
        line.pair("TSval", line.number(line.find("tcp.options.timestamp.tsval", quad)));
        line.pair("TSecr", line.number(line.find("tcp.options.timestamp.tsecr", quad)));
        break;
      case 19:
        line.text(" MD5");
    }
  }
}

/** The blocks of a selective acknowledgment. */
function edges(line: InfoLine): void {
  let right = line.find("tcp.options.sack_re");
  for (let left = line.find("tcp.options.sack_le"); left >= 0 && right >= 0;) {
    line.pair("SLE", line.number(left));
    line.pair("SRE", line.number(right));
    left = line.find("tcp.options.sack_le", left);
    right = line.find("tcp.options.sack_re", right);
  }
}
