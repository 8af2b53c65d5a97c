import { bytes, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import { bencoded, bencodeFields } from "./bencode-fields.ts";
import { laidOut, type Page } from "./laid-out.ts";

/** Messages between peers (BEP 3, BEP 6, BEP 10). */
export const bittorrentTypes: { readonly [type: number]: string } = {
  0: "Choke",
  1: "Unchoke",
  2: "Interested",
  3: "Not Interested",
  4: "Have",
  5: "Bitfield",
  6: "Request",
  7: "Piece",
  8: "Cancel",
  9: "Port",
  13: "Suggest Piece",
  14: "Have All",
  15: "Have None",
  16: "Reject Request",
  17: "Allowed Fast",
  20: "Extended",
};

const HANDSHAKE = "\u0013BitTorrent protocol";
const HANDSHAKE_SIZE = 68;
const LENGTH = 4;
/** A length whose highest octet is not 0 is none. */
const LONGEST = 0xffffff;

const index = { show: "hex" } as const;
const fields = {
  nameLength: u8({ filter: "protocol.name.length", label: "Protocol Name Length" }),
  name: text("rest", { filter: "protocol.name", label: "Protocol Name" }),
  reserved: bytes(8, { filter: "reserved", label: "Reserved Extension Bytes" }),
  hash: bytes(20, { filter: "info_hash", label: "SHA1 Hash of info dictionary" }),
  peer: bytes("rest", { filter: "peer_id", label: "Peer ID" }),
  message: mark({ filter: "msg", label: "Message", line: "bittorrent.msg" }),
  length: u32({ filter: "msg.length", label: "Message Length" }),
  type: u8({ filter: "msg.type", label: "Message Type", strings: bittorrentTypes }),
  bitfield: bytes("rest", { filter: "msg.bitfield", label: "Bitfield data" }),
  pieceIndex: u32({ filter: "piece.index", label: "Piece index", ...index }),
  begin: u32({ filter: "piece.begin", label: "Begin offset of piece", ...index }),
  pieceLength: u32({ filter: "piece.length", label: "Piece Length", ...index }),
  data: bytes("rest", { filter: "piece.data", label: "Data in a piece" }),
  port: u16({ filter: "port", label: "Port" }),
  extendedId: u8({ filter: "extended.id", label: "Extended Message ID" }),
  extended: bytes("rest", { filter: "extended", label: "Extended Message" }),
  continuation: bytes("rest", { filter: "continuous_data", label: "Extended Message" }),
};
type TorrentPage = Page<keyof typeof fields | keyof typeof bencodeFields>;

/** Whether bytes[at..end) begin with the handshake, as far as they go. */
function isHandshake(octets: Uint8Array, at: number, end: number): boolean {
  if (end - at < HANDSHAKE.length) return false;
  for (let i = 0; i < HANDSHAKE.length; i++) if (octets[at + i] !== HANDSHAKE.charCodeAt(i)) return false;
  return true;
}

/** How many octets the message at `at` has: all that are there where it is none, 0 where more are needed to tell. */
export function bittorrentSize(octets: Uint8Array, at: number, end: number): number {
  if (isHandshake(octets, at, end)) return HANDSHAKE_SIZE;
  if (end - at < LENGTH) return 0;
  const length = ((octets[at] << 24) | (octets[at + 1] << 16) | (octets[at + 2] << 8) | octets[at + 3]) >>> 0;
  if (length > LONGEST) return end - at;
  if (length > 0 && end - at > LENGTH && bittorrentTypes[octets[at + LENGTH]] === undefined) return end - at;
  return LENGTH + length;
}

function piece(page: TorrentPage): void {
  page.take("pieceIndex");
  page.take("begin");
}

function request(page: TorrentPage): void {
  piece(page);
  page.take("pieceLength");
}

const have = (page: TorrentPage): void => void page.take("pieceIndex");
const layouts: { readonly [type: number]: (page: TorrentPage) => void } = {
  4: have,
  5: (page) => void page.take("bitfield", page.left),
  6: request,
  7(page) {
    piece(page);
    if (page.left > 0) page.take("data", page.left);
  },
  8: request,
  9: (page) => void page.take("port"),
  13: have,
  16: request,
  17: have,
  20(page) {
    const id = page.take("extendedId");
    if (id === 0 && bencoded(page)) return;
    if (page.left > 0) page.take("extended", page.left);
  },
};

/** A message between peers, or what is none of them. */
export const bittorrentMessage = laidOut("message of BitTorrent", { ...fields, ...bencodeFields }, (page) => {
  if (isHandshake(page.bytes, page.at, page.end)) {
    page.take("nameLength");
    page.take("name", HANDSHAKE.length - 1);
    page.take("reserved");
    page.take("hash");
    page.take("peer", page.left);
    return;
  }
  const length = page.peek(LENGTH);
  const known = length === 0 || bittorrentTypes[page.peek(1, LENGTH)] !== undefined;
  if (page.left < LENGTH || length > LONGEST || !known) return void page.take("continuation", page.left);
  // Wireshark shows nothing of what only keeps a connection.
  if (length === 0) return page.pass(LENGTH);
  page.group("message", page.left, () => {
    page.take("length");
    layouts[page.take("type")]?.(page);
  });
});
