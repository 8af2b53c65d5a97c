import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { http2BodyKey } from "../parts/body-info.ts";
import { statusDescription } from "../parts/http-status.ts";
import { HTTP2 } from "./http2.ts";

/** Flags by the bits that they have, highest first. */
const FLAGS = [
  ["priority", "Priority"],
  ["padded", "Padded"],
  ["eh", "End Headers"],
  ["ack.settings", "ACK"],
  ["ack.ping", "ACK"],
  ["end_stream", "End Stream"],
] as const;
/** Bits of flags that are nobody's, by the type of frame. */
const UNUSED = [
  ["headers", 0xd2],
  ["data", 0xf6],
  ["push_promise", 0xf3],
  ["continuation", 0xfb],
  ["", 0xff],
] as const;

/** Bits in front of numbers of 31 bits. */
const RESERVED = ["http2.r", "http2.push_promise.r", "http2.goway.r", "http2.window_update.r"];

export const http2Info = infoText(HTTP2, {
  again: ", ",
  info(line) {
    const type = line.find("http2.type");
    // What an upgrade of HTTP/1 says stays in front.
    if (line.length > 0 && line.nameOf(line.layer - 1) === "http") line.text(", ");
    if (type < 0) line.text("Magic");
    else {
      line.named(type, "UNKNOWN");
      line.text(`[${line.value("http2.streamid")}]`);
      about(line, ": ");
    }
    line.fence();
  },
  endings: {
    "http2.flags"(line) {
      for (const [name, text] of FLAGS) if (line.value(`http2.flags.${name}`) === 1) line.text(`, ${text}`);
    },
  },
  labels: {
    "http2.stream": streamLine,
    ...Object.fromEntries(RESERVED.map((name) => [name, reservedBit])),
    "http2.settings"(line, settings) {
      const setting = line.inside(settings, "http2.settings.id");
      line.text("Settings - ");
      line.named(setting, "Unknown");
      line.text(" : ");
      line.decimal(line.number(setting + 1));
    },
    "http2.header"(line, header) {
      const name = line.string(line.inside(header, "http2.header.name"));
      const value = line.string(line.inside(header, "http2.header.value"));
      line.utf8(`Header: ${name}: ${value}`);
      if (name === ":status") line.text(` ${statusDescription(Number(value))}`);
    },
    ...Object.fromEntries(
      UNUSED.map(([type, mask]) => [
        `http2.flags.unused${type && "_"}${type}`,
        (line: InfoLine, quad: number) => unusedBits(line, mask, line.octetsOf(quad)[0]),
      ]),
    ),
  },
});

function reservedBit(line: InfoLine, quad: number): void {
  line.text(`${line.number(quad)}... .... .... .... .... .... .... .... = Reserved: 0x${line.number(quad)}`);
}

/** `00.0 ..0. = Unused: 0x00`. */
function unusedBits(line: InfoLine, mask: number, flags = 0): void {
  for (let bit = 7; bit >= 0; bit--) {
    line.text(((mask >> bit) & 1) === 0 ? "." : ((flags >> bit) & 1) === 0 ? "0" : "1");
    if (bit === 4) line.text(" ");
  }
  line.text(" = Unused: 0x");
  line.hex(flags & mask, 2);
}

/** `Stream: HEADERS, Stream ID: 1, Length 196, 200 OK`. */
function streamLine(line: InfoLine): void {
  const type = line.find("http2.type");
  if (type < 0) return line.text("Stream: Magic");
  line.text("Stream: ");
  line.named(type, "Unknown type (%)");
  line.text(`, Stream ID: ${line.value("http2.streamid")}, Length ${line.value("http2.length")}`);
  about(line, ", ");
}

/** Writes what the headers of a frame ask for, or answer, with a text in front. */
function about(line: InfoLine, before: string): void {
  const status = line.find("http2.headers.status");
  const method = line.find("http2.headers.method");
  const content = line.find("http2.headers.content_type");
  if (content >= 0) line.noteText(http2BodyKey(line, line.layer), line.string(content).split(";", 1)[0].trim());
  if (status >= 0) line.text(`${before}${line.number(status)} ${statusDescription(line.number(status))}`);
  else if (method >= 0) line.utf8(`${before}${line.string(method)} ${line.string(line.find("http2.headers.path"))}`);
}
