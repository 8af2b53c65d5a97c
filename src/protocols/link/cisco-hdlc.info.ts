import { infoText } from "../../definition/info-line.ts";
import { SLARP } from "./cisco-hdlc.ts";

const type = SLARP.slot("type");
const REQUEST = 0;
const REPLY = 1;
const ALIVE = 2;

export const slarpInfo = infoText(SLARP, {
  info(line) {
    switch (line.slot(type)) {
      case REQUEST:
      case REPLY:
        line.text(line.slot(type) === REQUEST ? "Request, from " : "Reply, from ");
        line.show(line.find("slarp.address"));
        return;
      case ALIVE:
        line.text(`Line keepalive, outgoing sequence ${line.value("slarp.mysequence")}`);
        line.text(`, returned sequence ${line.value("slarp.yoursequence")}`);
        return;
      default:
        line.text("Unknown packet type 0x");
        line.hex(line.slot(type));
    }
  },
});
