import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { nhrpExtensions } from "../parts/nhrp-words.ts";
import { nhrpFlags } from "../parts/nhrp-fields.ts";
import { writeViews } from "../parts/views-line.ts";
import { NHRP } from "./nhrp.ts";

const REPLY = 1;

export const nhrpInfo = infoText(NHRP, {
  quotes: true,
  info(line) {
    const type = line.find("nhrp.hdr.op.type");
    if (type < 0) return;
    line.named(type, "Unknown");
    const request = line.find("nhrp.reqid");
    if (request >= 0) line.text(`, ID=${line.number(request)}`);
    const error = line.find("nhrp.err.code");
    if (error >= 0) {
      line.text(", ");
      line.named(error, "Unknown");
    }
    if ((line.number(type) & 1) === REPLY) return;
    const code = line.find("nhrp.code");
    if (code < 0) return;
    line.text(", Code=");
    line.named(code, "Unknown");
  },
  heading(line) {
    const type = line.find("nhrp.hdr.op.type");
    if (type < 0) return;
    line.text(" (");
    line.named(type, "Unknown");
    line.text(")");
  },
  endings: {
    "nhrp.flags": (line, quad) => {
      writeViews(line, quad, "nhrp", nhrpFlags);
    },
    "nhrp.hdr.chksum"(line) {
      const status = line.find("nhrp.hdr.chksum.status");
      if (status >= 0) line.text(line.number(status) === 1 ? " [correct]" : " [incorrect]");
    },
  },
  labels: {
    "nhrp.hdr.version"(line, quad) {
      const version = line.number(quad);
      line.text(`Version: ${version} (${version === 1 ? "NHRP - rfc2332" : "Unknown"})`);
    },
    "nhrp.protocol_type": (line, quad) => line.text(`Protocol Type (long form): ${plain(line, quad)}`),
    "nhrp.hdr.shtl": (line, quad) => addressType(line, quad, "hdr.shtl", "Source Address"),
    "nhrp.hdr.sstl": (line, quad) => addressType(line, quad, "hdr.sstl", "Source SubAddress"),
    "nhrp.cli.addr_tl": (line, quad) => addressType(line, quad, "cli.addr_tl", "Client Address"),
    "nhrp.cli.saddr_tl": (line, quad) => addressType(line, quad, "cli.saddr_tl", "Client Sub Address"),
    "nhrp.extension"(line, quad) {
      line.text(nhrpExtensions[line.number(line.inside(quad, "nhrp.ext.type"))] ?? "Unknown Extension");
    },
    "nhrp.authentication"(line, quad) {
      line.text(`Extension Data: SPI=${line.number(line.inside(quad, "nhrp.auth_ext.spi"))}`);
      const data = line.inside(quad, "nhrp.auth_ext.data");
      if (data >= 0) line.text(`: Data=${plain(line, data)}`);
    },
  },
});

/** Octets as digits. */
function plain(line: InfoLine, quad: number): string {
  return Array.from(line.octetsOf(quad), (octet) => octet.toString(16).padStart(2, "0")).join("");
}

function addressType(line: InfoLine, quad: number, name: string, words: string): void {
  line.text(`${words} Type/Len: `);
  line.named(line.inside(quad, `nhrp.${name}.type`), "Unknown");
  line.text(`/${line.number(line.inside(quad, `nhrp.${name}.len`))}`);
}
