import { protocol } from "../../definition/protocol.ts";
import { dhtMessage } from "../parts/bt-dht-message.ts";

/** How messages begin: with arguments, what is answered, an address or an error. */
const BEGINNINGS = ["d1:ad", "d1:rd", "d2:ip", "d1:el"] as const;

/** The table that peers of BitTorrent keep together: who has what. */
export const BitTorrentDHT = protocol({
  name: "bt-dht",
  layer: "BitTorrentDHT",
  title: "BitTorrent DHT Protocol",
  short: "BT-DHT",
  spec: "BEP 5",
  carriedBy: { "udp.port": [] },
  startsWith: BEGINNINGS,
  onAnyPort: { startsWith: BEGINNINGS },
  summary: "BitTorrent DHT",
  fields: { message: dhtMessage },
});
