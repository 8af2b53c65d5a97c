import { text, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { octetBit, YES } from "../parts/bit-view.ts";
import { laidOut, type Page } from "../parts/laid-out.ts";

/** Networks that a broadcast came through, and octets of each. */
const NETWORKS = 8;
const NETWORK = 4;
const NAME = 16;
/** Octets of a message about a name, of one that a datagram follows, and of one of a session. */
const [ABOUT_NAME, DATAGRAM, SESSION] = [NETWORKS * NETWORK + 2 + NAME, 2 + 2 * NAME, 18] as const;
const DIRECTED = 0x0b;
const WHOLE_HEADER = NETWORKS * NETWORK + 4 + 2 * NAME;

const network = u32({ filter: "=nmpi.ipx_network", label: "IPX Network", type: "FT_IPXNET", show: "hex" });
const name = (label: string): AnyField => text(NAME, { filter: "", label });
const inner = {
  network,
  flags: u8({
    filter: "=nmpi.name_flags",
    label: "Name type flag",
    show: "hex",
    views: [
      octetBit("=nmpi.name_flags.group", "Name", 0x80, ["Group name", "Unique name"]),
      octetBit("=nmpi.name_flags.in_use", "In use", 0x40, ["Used", "Not used"]),
      octetBit("=nmpi.name_flags.registered", "Registered", 0x04, YES),
      octetBit("=nmpi.name_flags.duplicated", "Duplicated", 0x02, YES),
      octetBit("=nmpi.name_flags.deregistered", "Deregistered", 0x01, YES),
    ],
  }),
  control: u8({
    filter: "=nmpi.conn_control",
    label: "Connection control",
    show: "hex",
    views: [
      octetBit("=nmpi.conn_control.sys_packet", "Packet", 0x80, ["System packet", "Non-system packet"]),
      octetBit("=nmpi.conn_control.ack", "Acknowledgement", 0x40, ["Required", "Not required"]),
      octetBit("=nmpi.conn_control.attention", "Attention", 0x20, YES),
      octetBit("=nmpi.conn_control.end_msg", "End of message", 0x10, YES),
      octetBit("=nmpi.conn_control.resend", "Resend", 0x08, YES),
    ],
  }),
  kind: u8({
    filter: "=nmpi.packettype",
    label: "Packet Type",
    show: "hex",
    strings: {
      1: "Find name",
      2: "Name recognized",
      3: "Check name",
      4: "Name in use",
      5: "Deregister name",
      6: "Session data",
      7: "Session end",
      8: "Session end ACK",
      9: "Status query",
      10: "Status response",
      11: "Directed datagram",
    },
  }),
  name: name("Name"),
  receiver: name("Receiver's Name"),
  sender: name("Sender's Name"),
  source: u16({ filter: "=nmpi.session.src_conn_id", label: "Source connection ID", show: "hex", little: true }),
  destination: u16({
    filter: "=nmpi.session.dest_conn_id",
    label: "Destination connection ID",
    show: "hex",
    little: true,
  }),
  sent: u16({ filter: "=nmpi.session.send_seq_number", label: "Send sequence number", little: true }),
  total: u16({ filter: "=nmpi.session.total_data_length", label: "Total data length", little: true }),
  offset: u16({ filter: "=nmpi.session.offset", label: "Offset", little: true }),
  length: u16({ filter: "=nmpi.session.data_length", label: "Data length", little: true }),
  received: u16({ filter: "=nmpi.session.recv_seq_number", label: "Receive sequence number", little: true }),
  octets: u16({ filter: "=nmpi.session.bytes_received", label: "Bytes received", little: true }),
} as const;

/** Takes the networks up to the first that is none. */
function networks(page: Page<"network">): void {
  const stop = page.at + NETWORKS * NETWORK;
  for (let i = 0; i < NETWORKS && page.peek(NETWORK) !== 0; i++) page.take("network");
  page.pass(stop - page.at);
}

/** NetBIOS over IPX: names by broadcasts, datagrams, sessions. */
export const NBIPX = protocol({
  name: "nbipx",
  path: "",
  layer: "NBIPX",
  title: "NetBIOS over IPX",
  short: "NBIPX",
  spec: "Novell, NetBIOS over IPX",
  standsAlone: true,
  carriedBy: { "ipx.socket": 0x0455 },
  next: { table: "nbdgm.payload", always: 0 },
  summary: "NetBIOS over IPX",
  fields: {
    message: laidOut(
      "message of NetBIOS",
      inner,
      (page) => {
        if (page.left === ABOUT_NAME) {
          networks(page);
          page.take("flags");
          page.take("kind");
          page.take("name");
          return;
        }
        page.take("control");
        if (page.take("kind") === DIRECTED) {
          page.take("receiver");
          page.take("sender");
        } else
          for (const part of [
            "source",
            "destination",
            "sent",
            "total",
            "offset",
            "length",
            "received",
            "octets",
          ] as const)
            page.take(part);
      },
      {
        skip(bytes, at, end) {
          if (end - at === ABOUT_NAME) return end;
          return at + (bytes[at + 1] === DIRECTED ? DATAGRAM : SESSION);
        },
      },
    ),
  },
});

/** Microsoft's names over IPX: claims of names, questions, and datagrams to mailslots. */
export const NMPI = protocol({
  name: "nmpi",
  path: "",
  layer: "NMPI",
  title: "Name Management Protocol over IPX",
  short: "NMPI",
  spec: "Microsoft, Name Management Protocol over IPX",
  standsAlone: true,
  carriedBy: { "ipx.socket": [0x0551, 0x0553] },
  next: { table: "nbdgm.payload", always: 0 },
  summary: "NMPI",
  fields: {
    message: laidOut(
      "message about names",
      {
        network: inner.network,
        opcode: u8({
          label: "Opcode",
          show: "hex",
          strings: {
            0xf1: "Claim name",
            0xf2: "Delete name",
            0xf3: "Query name",
            0xf4: "Name found",
            0xf5: "Messenger hangup",
            0xfc: "Mailslot write",
            0xfd: "Find mailslot name",
            0xfe: "Mailslot name found",
          },
        }),
        kind: u8({
          filter: "name_type",
          label: "Name Type",
          show: "hex",
          strings: { 1: "Machine", 2: "Workgroup", 3: "Browser" },
        }),
        number: u16({ filter: "messageid", label: "Message ID", show: "hex", little: true }),
        requested: name("Requested name"),
        source: name("Source name"),
      },
      (page) => {
        networks(page);
        for (const part of ["opcode", "kind", "number", "requested", "source"] as const) page.take(part);
      },
      { skip: (_bytes, at) => at + WHOLE_HEADER },
    ),
  },
});
