import { formatMac } from "../../bytes/addresses.ts";
import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { pagpFlags } from "../parts/pagp-message.ts";
import { writeViews } from "../parts/views-line.ts";
import { PAgP } from "./pagp.ts";

const FLUSH = 2;

export const pagpInfo = infoText(PAgP, {
  info(line) {
    const version = line.find("pagp.version");
    if (version < 0) return;
    line.named(version, "Unknown PDU version");
    if (line.number(version) === FLUSH) {
      line.text(
        `; Local DevID: ${station(line, "flushlocaldevid")}, Partner DevID: ${station(line, "flushpartnerdevid")}`,
      );
      line.text(`; Transaction ID: 0x${line.value("pagp.transid").toString(16)} `);
      return;
    }
    line.text(`; Flags 0x${line.value("pagp.flags").toString(16)}; Local DevID: ${station(line, "localdevid")}`);
    line.text(`, Partner DevID: ${station(line, "partnerdevid")}`);
  },
  endings: { "pagp.flags": (line, quad) => writeViews(line, quad, "pagp", pagpFlags) },
  labels: {
    "pagp.entry"(line, quad) {
      let number = 1;
      for (let at = line.find("pagp.tlv"); at >= 0 && at < quad; at = line.find("pagp.tlv", at)) number++;
      line.text(`TLV Entry #${number}`);
    },
  },
});

function station(line: InfoLine, name: string): string {
  const quad = line.find(`pagp.${name}`);
  return quad < 0 ? "" : formatMac(line.octetsOf(quad), 0, 6);
}
