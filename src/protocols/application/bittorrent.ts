import { protocol } from "../../definition/protocol.ts";
import { bittorrentMessage, bittorrentSize } from "../parts/bittorrent-message.ts";

/** What peers of BitTorrent send each other, one message a layer. */
export const BitTorrent = protocol({
  name: "bittorrent",
  records: {},
  layer: "BitTorrent",
  title: "BitTorrent",
  short: "BitTorrent",
  spec: "BEP 3, BEP 10",
  carriedBy: { "tcp.port": [[6881, 6889]] },
  onAnyPort: { startsWith: ["\u0013BitTorrent protocol"] },
  framing: { by: "measure", measure: bittorrentSize },
  foreign: ["bencode"],
  summary: "BitTorrent",
  fields: { message: bittorrentMessage },
});
