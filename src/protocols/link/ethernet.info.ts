import { infoText } from "../../definition/info-line.ts";
import { Ether } from "./ethernet.ts";

export const etherInfo = infoText(Ether, {
  addresses: ["src", "dst"],
  info(line) {
    line.text("Ethernet II");
  },
  heading(line) {
    line.text(" II, Src: ");
    line.address(line.find("eth.src"));
    line.text(", Dst: ");
    line.address(line.find("eth.dst"));
  },
  endings: { "eth.fcs": (line) => line.text(" [unverified]") },
});
