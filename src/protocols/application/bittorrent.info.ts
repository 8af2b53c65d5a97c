import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { bittorrentTypes } from "../parts/bittorrent-message.ts";
import { BitTorrent } from "./bittorrent.ts";

const BITFIELD = 5;
const PIECE = 7;

/** Writes what a message is (`Request, Piece (Idx:0x48,Begin:0x0,Len:0x4000)`). */
function message(line: InfoLine): void {
  const type = line.find("bittorrent.msg.type");
  if (type < 0) return line.text("BitTorrent ");
  line.text(bittorrentTypes[line.number(type)] ?? "");
  const hex = (field: string): string => line.value(`bittorrent.${field}`).toString(16);
  if (line.number(type) === BITFIELD) line.text(`, Len:0x${(line.value("bittorrent.msg.length") - 1).toString(16)}`);
  if (!line.has("bittorrent.piece.index")) return;
  const isPiece = line.number(type) === PIECE;
  line.text(`${isPiece ? ", " : ", Piece ("}Idx:0x${hex("piece.index")}`);
  if (line.has("bittorrent.piece.begin")) {
    const length = line.has("bittorrent.piece.length")
      ? line.value("bittorrent.piece.length")
      : line.value("bittorrent.msg.length") - 9;
    line.text(`,Begin:0x${hex("piece.begin")},Len:0x${length.toString(16)}`);
  }
  if (!isPiece) line.text(")");
}

export const bittorrentInfo = infoText(BitTorrent, {
  again: "",
  info(line) {
    if (line.has("bittorrent.protocol.name")) line.text("Handshake");
    else if (line.has("bittorrent.continuous_data")) line.text("Continuation data");
    else message(line);
    line.text("  ");
  },
  labels: {
    "bittorrent.msg"(line) {
      line.text("Message: ");
      line.text(`Len:${line.value("bittorrent.msg.length")}, `);
      message(line);
    },
    "bencode.dict.entry"(line, quad) {
      const key = line.inside(quad, "bencode.str");
      line.text(`Entry Key: ${line.string(key)}`);
      const value = line.inside(quad, "bencode.str", key);
      const number = line.inside(quad, "bencode.int");
      if (line.inside(quad, "bencode.dict") >= 0 || line.inside(quad, "bencode.list") >= 0) return;
      if (value >= 0 || number >= 0) line.text(`  Value: ${value >= 0 ? line.string(value) : line.string(number)}`);
    },
  },
});
