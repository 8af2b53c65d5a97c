import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { OSI, PaddedOSI } from "./osi.ts";

const names: { readonly [nlpid: number]: string } = {
  0x00: "NULL",
  0x08: "Q.933",
  0x80: "SNAP",
  0x81: "CLNP",
  0x82: "ES-IS",
  0x83: "IS-IS",
  0x84: "CONS",
  0x8e: "IPv6",
  0xb1: "FRF.12",
  0xcc: "IPv4",
  0xcf: "PPP",
};
const [NULL, IPV6, IPV4, PPP] = [0x00, 0x8e, 0xcc, 0xcf] as const;

export const osiText = dumpText(
  OSI,
  (line, at, length) => {
    line.protocol = "isoclns";
    const nlpid = line.u8(at);
    if (line.options.linkHeader) {
      line.text(`OSI NLPID ${names[nlpid] ?? "Unknown"} (0x`);
      line.hex(nlpid, 2);
      line.text("): ");
    }
    if (nlpid === IPV4) line.next("raw.version", 4, at + 1, length - 1);
    else if (nlpid === IPV6) line.next("raw.version", 6, at + 1, length - 1);
    else if (nlpid === PPP) line.next("osi.ppp", PPP, at + 1, length - 1);
    else if (nlpid === NULL) line.text(`${line.options.linkHeader ? "" : ", "}length: ${length}`);
    else if (!line.next("osi.nlpid", nlpid, at, length)) unknown(line, nlpid, at, length);
  },
  { carriedBy: { "llc.dsap": 0xfe, "gre.proto": [0xfe, 0xfefe], "ppp.protocol": 0x23 } },
);

/** Behind an EtherType as on serial lines, with an octet in front. */
export const paddedOsiText = dumpText(
  PaddedOSI,
  (line, at, length) => {
    if (length < 2) return line.invalid();
    return line.next("llc.dsap", 0xfe, at + 1, length - 1);
  },
  { carriedBy: { ethertype: 0xfefe } },
);

function unknown(line: DumpLine, nlpid: number, at: number, length: number): void {
  if (!line.options.linkHeader) {
    line.text("OSI NLPID 0x");
    line.hex(nlpid, 2);
    line.text(" unknown, ");
  }
  line.text(`length: ${length}`);
  if (length > 1) line.hexLines(at, length, "\n\t");
}
