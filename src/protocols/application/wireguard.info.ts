import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { Wireguard } from "./wireguard.ts";

/** Octets of the tag that is always in what is encrypted. */
const TAG = 16;

export const wireguardInfo = infoText(Wireguard, {
  info(line) {
    const data = line.find("wg.encrypted_packet");
    const octets = line.octetsOf(data).length;
    if (data >= 0 && octets === TAG) line.text("Keepalive");
    else line.named(line.find("wg.type"));
    index(line, "sender");
    index(line, "receiver");
    const counter = line.find("wg.counter");
    if (counter < 0) return;
    line.text(", counter=");
    line.show(counter);
    if (octets !== TAG) line.text(`, datalen=${octets}`);
  },
  labels: {
    "wg.ephemeral.known_privkey": (line) => line.text("[Has Private Key: False]"),
  },
});

function index(line: InfoLine, name: string): void {
  const quad = line.find(`wg.${name}`);
  if (quad >= 0) line.text(`, ${name}=0x${line.number(quad).toString(16).toUpperCase().padStart(8, "0")}`);
}
