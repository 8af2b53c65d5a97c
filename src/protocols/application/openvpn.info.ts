import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { OPENVPN_FRAGMENT } from "../../definition/openvpn-told.ts";
import { OpenVPN } from "./openvpn.ts";

const octets = (label: string, name: string) => (line: InfoLine, quad: number) =>
  line.text(`${label} (${line.octetsOf(line.inside(quad, `openvpn.${name}`)).length} bytes)`);

export const openvpnInfo = infoText(OpenVPN, {
  info(line) {
    const opcode = line.find("openvpn.opcode");
    if (opcode < 0) return;
    line.text("MessageType: ");
    line.named(opcode, "Unknown Messagetype");
    if (line.has("openvpn.fragments")) line.text(" (Message Reassembled ");
  },
  endings: { "openvpn.type": (line) => line.text(" [opcode/key_id]") },
  labels: {
    "openvpn.fragments"(line, quad) {
      const count = line.number(line.inside(quad, "openvpn.fragment.count"));
      const total = line.number(line.inside(quad, "openvpn.reassembled.length"));
      line.text(`${count} Message fragments (${total} bytes): `);
      let place = 0;
      for (let at = line.inside(quad, "openvpn.fragment"); at >= 0; at = line.inside(quad, "openvpn.fragment", at)) {
        const length = Math.min(OPENVPN_FRAGMENT, total - place);
        line.text(`${place > 0 ? ", " : ""}#${line.number(at)}(${length})`);
        place += length;
      }
    },
    "openvpn.fragment"(line, quad) {
      let place = 0;
      for (let at = line.find("openvpn.fragment"); at >= 0 && at !== quad; at = line.find("openvpn.fragment", at))
        place += OPENVPN_FRAGMENT;
      const length = Math.min(OPENVPN_FRAGMENT, line.value("openvpn.reassembled.length") - place);
      line.text(`Frame: ${line.number(quad)}, payload: ${place}-${place + length - 1} (${length} bytes)`);
    },
    "openvpn.dataGroup": octets("Data", "data"),
    "openvpn.fragmentGroup": octets("Message fragment", "fragment_bytes"),
    "openvpn.keyGroup": octets("Wrapped client key", "wkc"),
  },
});
