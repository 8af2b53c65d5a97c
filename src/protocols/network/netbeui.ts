import { protocol } from "../../definition/protocol.ts";
import { netbeuiMessage } from "../parts/netbeui-message.ts";

const ANY = [0, 0xff] as const;
const DELIMITER = [0xff, 0xef] as const;

/** NetBIOS straight over LLC: names, datagrams and sessions of one network. */
export const NetBEUI = protocol({
  name: "netbios",
  layer: "NetBEUI",
  title: "NetBIOS",
  spec: "IBM, LAN Technical Reference",
  carriedBy: { "llc.dsap": 0xf0 },
  startsWith: [[ANY, ANY, ...DELIMITER]],
  next: { table: "nbdgm.payload", always: 0 },
  summary: "NetBIOS",
  fields: { message: netbeuiMessage },
});
