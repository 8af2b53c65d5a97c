import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { unpackVnc, type VncStage } from "../../definition/vnc-told.ts";
import { VNC } from "./vnc.ts";

type Writes = (line: InfoLine) => void;
const fixed =
  (text: string): Writes =>
  (line) =>
    line.text(text);
/** Writes a field with a text in front. */
const shown =
  (text: string, name: string): Writes =>
  (line) => {
    line.text(text);
    const quad = line.find(name);
    if (quad >= 0) line.show(quad);
  };
const chosen =
  (text: string, name: string): Writes =>
  (line) => {
    line.text(text);
    line.named(line.find(name), "Unknown");
    line.text(` (${line.value(name)}) selected by client`);
  };
const version =
  (side: "server" | "client"): Writes =>
  (line) =>
    line.text(
      `VeNCrypt ${side} version ${line.value(`vnc.vencrypt_${side}_major_ver`)}.${line.value(`vnc.vencrypt_${side}_minor_ver`)}`,
    );

const clientTexts: { readonly [type: number]: string } = {
  0: "Client set pixel format",
  2: "Client set encodings",
  3: "Client framebuffer update request",
  4: "Client key event",
  5: "Client pointer event",
  6: "Client cut text",
  128: "MirrorLink",
  150: "Client Enable Continuous Updates",
  248: "Fence",
};
const serverTexts: { readonly [type: number]: string } = {
  0: "Server framebuffer update",
  1: "Server set colormap entries",
  2: "Server ring bell on client",
  3: "Server cut text",
  128: "MirrorLink",
  150: "Server End Continuous Updates",
  248: "Fence",
};

const texts: { readonly [stage in VncStage]?: Writes } = {
  serverVersion: shown("Server protocol version: ", "vnc.server_proto_ver"),
  clientVersion: shown("Client protocol version: ", "vnc.client_proto_ver"),
  security: fixed("Security types supported"),
  selected: chosen("Security type ", "vnc.client_security_type"),
  challenge: fixed("Authentication challenge from server"),
  response: fixed("Authentication response from client"),
  appleChallenge: fixed("ARD authentication challenge"),
  appleResponse: fixed("ARD authentication response"),
  tunnels: fixed("TightVNC tunneling capabilities supported"),
  tunnelReply: fixed("TightVNC tunnel type selected by client"),
  authentications: fixed("TightVNC authentication capabilities supported"),
  authenticationReply: fixed("TightVNC authentication type selected by client"),
  vencryptServer: version("server"),
  vencryptClient: version("client"),
  vencryptTypes: fixed("VeNCrypt authentication types supported"),
  vencryptReply: chosen("VeNCrypt authentication type ", "vnc.vencrypt_auth_type"),
  vencryptAccepted: fixed("VeNCrypt server ack"),
  result: fixed("Authentication result"),
  clientInit: fixed("Share desktop flag"),
  serverInit: fixed("Server framebuffer parameters"),
  interactions: fixed("TightVNC Interaction Capabilities"),
  client(line) {
    const type = line.value("vnc.client_message_type");
    line.text(clientTexts[type] ?? `Unknown client message type (${type})`);
  },
  server(line) {
    const name = "vnc.server_message_type";
    let first = true;
    for (let at = line.find(name); at >= 0; at = line.find(name, at)) {
      if (!first) line.text("; ");
      line.text(serverTexts[line.number(at)] ?? "Unknown server message type");
      first = false;
    }
  },
};

const numbered = (label: string) => (line: InfoLine, quad: number) => line.text(`${label} #${line.number(quad)}`);

/** What the places of a rectangle are, where its encoding makes them something else. */
const meanings: { readonly [encoding: number]: readonly string[] } = {
  [-239]: ["hotspot X", "hotspot Y", "cursor width", "cursor height"],
  [-240]: ["hotspot X", "hotspot Y", "cursor width", "cursor height"],
  [-232]: ["pointer X", "pointer Y", "unused", "unused"],
};
const place = (index: number) => (line: InfoLine, quad: number) => {
  const meaning = meanings[line.number(line.find("vnc.fb_update_encoding_type", quad)) | 0]?.[index];
  if (meaning) line.text(` (${meaning})`);
};

export const vncInfo = infoText(VNC, {
  info: (line) => texts[unpackVnc(line.told).stage]?.(line),
  endings: {
    "vnc.fb_update_x_pos": place(0),
    "vnc.fb_update_y_pos": place(1),
    "vnc.fb_update_width": place(2),
    "vnc.fb_update_height": place(3),
  },
  labels: {
    "vnc.rectangle": numbered("Rectangle"),
    "vnc.subrectangle": numbered("Subrectangle"),
    "vnc.screen": numbered("Screen"),
    "vnc.color": numbered("Color group"),
    "vnc.color_groups": (line) => line.text("Color groups"),
    "vnc.tile"(line, quad) {
      const ends = line.number(quad);
      const kind = line.number(line.find("vnc.hextile_subencoding", quad));
      line.text(`Tile {${ends >> 16}:${ends & 0xffff}}, sub encoding mask ${kind}`);
    },
  },
});
