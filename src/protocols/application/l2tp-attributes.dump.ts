import type { DumpLine } from "../../definition/dump-line.ts";

const HEADER = 6;
const Flag = { mandatory: 0x8000, hidden: 0x4000 } as const;
const LENGTH = 0x3ff;
type Print = (line: DumpLine, at: number, length: number) => void;

/** Writes a value of at least `least` octets, or that it is too short. */
function value(least: number, print: Print): Print {
  return (line, at, length) => {
    if (length < least) line.text("AVP too short");
    else print(line, at, length);
  };
}
const text: Print = (line, at, length) => line.visibleText(at, length);
const octets: Print = (line, at, length) => {
  line.need(at, length);
  line.hexOctets(line.bytes, at, at + length);
};
const firstOctets = (count: number): Print => value(count, (line, at) => octets(line, at, count));
const half = value(2, (line, at) => line.text(String(line.u16(at))));
const word = value(4, (line, at) => line.text(String(line.u32(at))));
const letters = (second: string): Print =>
  value(4, (line, at) => {
    const set = line.u32(at);
    line.text(`${set & 2 ? "A" : ""}${set & 1 ? second : ""}`);
  });
const nothing: Print = () => undefined;

/** Text behind what an attribute says in numbers. */
function remark(line: DumpLine, at: number, length: number): void {
  if (length <= 0) return;
  line.text(" ");
  text(line, at, length);
}

/** Numbers of 32 bits behind two octets that mean nothing, as far as there are any. */
function counters(names: readonly string[], digits: number): Print {
  return value(2, (line, at, length) => {
    for (const [i, name] of names.entries()) {
      if (length < 6 + 4 * i) return line.text("AVP too short");
      const number = line.u32(at + 2 + 4 * i);
      line.text(`${name}=${digits > 0 ? number.toString(16).padStart(digits, "0") : number} `);
    }
  });
}

const messages = "  SCCRQ SCCRP SCCCN StopCCN  HELLO OCRQ OCRP OCCN ICRQ ICRP ICCN  CDN WEN SLI".slice(1).split(" ");
const proxies = "|Textual|CHAP|PAP|No Auth|MSCHAPv1".split("|");
const directions = ["global error", "at peer", "at local"];

const attributes: { readonly [type: number]: readonly [name: string, print: Print] } = {
  0: ["MSGTYPE", value(2, (line, at) => line.text(messages[line.u16(at)] || `MSGTYPE-#${line.u16(at)}`))],
  1: [
    "RESULT_CODE",
    value(2, (line, at, length) => {
      line.text(String(line.u16(at)));
      if (length < 4) return;
      line.text(`/${line.u16(at + 2)}`);
      remark(line, at + 4, length - 4);
    }),
  ],
  2: ["PROTO_VER", value(2, (line, at) => line.text(`${line.u8(at)}.${line.u8(at + 1)}`))],
  3: ["FRAMING_CAP", letters("S")],
  4: ["BEARER_CAP", letters("D")],
  5: ["TIE_BREAKER", firstOctets(8)],
  6: ["FIRM_VER", half],
  7: ["HOST_NAME", text],
  8: ["VENDOR_NAME", text],
  9: ["ASSND_TUN_ID", half],
  10: ["RECV_WIN_SIZE", half],
  11: ["CHALLENGE", octets],
  12: [
    "Q931_CC",
    value(3, (line, at, length) => {
      line.text(`${line.u16(at)}, `);
      line.hex(line.u8(at + 2), 2);
      remark(line, at + 3, length - 3);
    }),
  ],
  13: ["CHALLENGE_RESP", firstOctets(16)],
  14: ["ASSND_SESS_ID", half],
  15: ["CALL_SER_NUM", word],
  16: ["MINIMUM_BPS", word],
  17: ["MAXIMUM_BPS", word],
  18: ["BEARER_TYPE", letters("D")],
  19: ["FRAMING_TYPE", letters("S")],
  20: ["PACKET_PROC_DELAY", (line) => line.text("obsolete")],
  21: ["CALLED_NUMBER", text],
  22: ["CALLING_NUMBER", text],
  23: ["SUB_ADDRESS", text],
  24: ["TX_CONN_SPEED", word],
  25: ["PHY_CHANNEL_ID", word],
  26: ["INI_RECV_LCP", octets],
  27: ["LAST_SENT_LCP", octets],
  28: ["LAST_RECV_LCP", octets],
  29: ["PROXY_AUTH_TYPE", value(2, (line, at) => line.text(proxies[line.u16(at)] || `AuthType-#${line.u16(at)}`))],
  30: ["PROXY_AUTH_NAME", text],
  31: ["PROXY_AUTH_CHAL", octets],
  32: ["PROXY_AUTH_ID", value(2, (line, at) => line.text(String(line.u16(at) & 0xff)))],
  33: ["PROXY_AUTH_RESP", octets],
  34: ["CALL_ERRORS", counters(["CRCErr", "FrameErr", "HardOver", "BufOver", "Timeout", "AlignErr"], 0)],
  35: ["ACCM", counters(["send", "recv"], 8)],
  36: ["RANDOM_VECTOR", octets],
  37: ["PRIVATE_GRP_ID", text],
  38: ["RX_CONN_SPEED", word],
  39: ["SEQ_REQUIRED", nothing],
  46: [
    "PPP_DISCON_CC",
    value(5, (line, at, length) => {
      line.hex(line.u16(at), 4);
      line.text(", ");
      line.hex(line.u16(at + 2), 4);
      const direction = line.u8(at + 4);
      line.text(` ${directions[direction] ?? `Direction-#${direction}`}`);
      remark(line, at + 5, length - 5);
    }),
  ],
};

/** The attributes of a control message (RFC 2661 4), which end at `end`. */
export function controlAttributes(line: DumpLine, start: number, end: number): void {
  for (let at = start; at < end;) {
    line.text(" ");
    if (at + 2 > end) return line.truncated();
    const flags = line.u16(at);
    const length = flags & LENGTH;
    if (length < HEADER || at + length > end) return line.truncated();
    line.need(at, length);
    if (flags & Flag.mandatory) line.text("*");
    if (flags & Flag.hidden) line.text("?");
    attribute(line, at, length, (flags & Flag.hidden) !== 0);
    at += length;
  }
}

function attribute(line: DumpLine, at: number, length: number, isHidden: boolean): void {
  const vendor = line.u16(at + 2);
  const type = line.u16(at + 4);
  const [name, print] = attributes[type] ?? [`AVP-#${type}`, nothing];
  if (vendor === 0) line.text(`${name}(`);
  else {
    line.text("VENDOR");
    line.hex(vendor, 4);
    line.text(":ATTR");
    line.hex(type, 4);
    line.text("(");
  }
  if (isHidden && vendor === 0) line.text("???");
  else (vendor === 0 ? print : octets)(line, at + HEADER, length - HEADER);
  line.text(")");
}
