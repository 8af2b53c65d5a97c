import { sizeOf } from "../../definition/auto.ts";
import { bytes, choice, struct, text, textUntil, u32, u8, variant, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { sshMessages, sshPayloads } from "../parts/ssh-messages.ts";

const banner = struct({
  protocol: textUntil(["\r\n", "\n"], { label: "Protocol", optional: true, default: "SSH-2.0-Remora" }),
});

const packet = struct({
  packet_length: u32({ label: "Packet Length", auto: sizeOf("packet") }),
  packet: struct(
    {
      padding_length: u8({ label: "Padding Length", auto: sizeOf("padding") }),
      message_code: u8({ label: "Message Code", names: sshMessages }),
      payload: choice("message_code", sshPayloads, {
        label: "Payload",
        size: { by: "packet_length", less: "padding_length", minus: 2, cut: true },
      }),
      padding: bytes({ by: "padding_length", cut: true }, { filter: "padding_string", label: "Padding String" }),
    },
    { size: { by: "packet_length", cut: true } },
  ),
});

/**
 * The Secure Shell transport layer: a banner, a packet of the key exchange, or octets, which are encrypted or the rest of
 * an earlier packet. Each packet is a layer.
 */
export const SSH = protocol({
  name: "ssh",
  layer: "SSH",
  title: "SSH Protocol",
  spec: "RFC 4253",
  carriedBy: { "tcp.port": [22, 29418], "ssh.packet": 1 },
  next: { table: "ssh.packet", always: 1 },
  framing: { by: "length" },
  records: { filter: "", label: "SSH Version 2" },
  generated: {
    clientAlgorithms: text("rest", { filter: "kex.hassh_algorithms", label: "hasshAlgorithms" }),
    clientPrint: text("rest", { filter: "kex.hassh", label: "hassh" }),
    serverAlgorithms: text("rest", { filter: "kex.hasshserver_algorithms", label: "hasshServerAlgorithms" }),
    serverPrint: text("rest", { filter: "kex.hasshserver", label: "hasshServer" }),
    direction: u8({
      filter: "direction",
      label: "Direction",
      type: "FT_BOOLEAN",
      truth: ["server-to-client", "client-to-server"],
    }),
  },
  summary: "SSH",
  fields: {
    message: variant(
      [
        { starts: ["SSH-"], of: banner },
        {
          starts: [
            [0, 0, [0, 139], [0, 255], [4, 255], [20, 21]],
            [0, 0, [0, 139], [0, 255], [4, 255], [30, 34]],
          ],
          of: packet,
        },
      ],
      {
        otherwise: struct({
          packet_length_encrypted: when({ left: 4 }, bytes(4, { label: "Packet Length (encrypted)" })),
          encrypted_packet: bytes("rest", { label: "Encrypted Packet" }),
        }),
      },
    ),
  },
});
