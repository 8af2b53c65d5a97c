import { infoText } from "../../definition/info-line.ts";
import { MACsec } from "./macsec.ts";

export const macsecInfo = infoText(MACsec, {
  column: "MACSEC",
  info(line) {
    line.text("MACsec frame");
  },
  labels: {
    "macsec.TCI"(line, quad) {
      line.text(
        "0000 00".replace(/0/g, (_, at: number) => String((line.number(quad) >> (at > 4 ? 6 - at : 5 - at)) & 1)),
      );
      line.text(`.. = TCI: 0x`);
      line.hex(line.number(quad), 2);
      line.text(", VER: 0x0");
      for (const name of ["ES", "SC", "SCB", "E", "C"]) {
        if (line.number(line.inside(quad, `macsec.TCI.${name}`)) !== 0) line.text(`, ${name}`);
      }
    },
  },
});
