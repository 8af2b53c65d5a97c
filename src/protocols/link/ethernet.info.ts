import { infoText } from "../../definition/info-line.ts";
import { Ether } from "./ethernet.ts";

export const etherInfo = infoText(Ether, {
  addresses: ["src", "dst"],
  info(line) {
    line.text("Ethernet II");
  },
  heading(line) {
    line.text(" II, Src: ");
    line.show(line.find("eth.src"));
    line.text(", Dst: ");
    line.show(line.find("eth.dst"));
  },
});
