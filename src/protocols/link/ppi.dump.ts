import { dumpText } from "../../definition/dump-line.ts";
import { cut } from "../parts/wlan-line.ts";
import { PPI } from "./ppi.ts";

const HEADER = 8;
/** What tcpdump calls link types. */
const names: { readonly [link: number]: string } = { 1: "EN10MB", 105: "IEEE802_11", 127: "IEEE802_11_RADIO" };

export const ppiText = dumpText(PPI, (line, at, length) => {
  line.protocol = "ppi";
  if (!line.has(at, HEADER)) return cut(line);
  const size = line.u8(at + 2) | (line.u8(at + 3) << 8);
  if (size < HEADER || !line.has(at, size)) return cut(line);
  const link = line.u8(at + 4) | (line.u8(at + 5) << 8);
  const header = `V.${line.u8(at)} DLT ${names[link] ?? "UNKNOWN"} (${link}) len ${size}, length ${length}: `;
  if (line.options.linkHeader) line.text(header);
  line.payload = at + size;
  if (line.next("linktype", link, at + size, length - size)) return;
  if (!line.options.linkHeader) line.text(header);
  line.unknownPayload(at + size, line.end);
});
