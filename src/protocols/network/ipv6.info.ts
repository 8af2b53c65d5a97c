import { infoText } from "../../definition/info-line.ts";
import { IPv6 } from "./ipv6.ts";

export const ipv6Info = infoText(IPv6, {
  info(line) {
    line.named(line.find("ipv6.nxt"));
  },
  heading(line) {
    line.text(", Src: ");
    line.address(line.find("ipv6.src"));
    line.text(", Dst: ");
    line.address(line.find("ipv6.dst"));
  },
});
