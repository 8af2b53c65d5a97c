import { sizeOf } from "../../definition/auto.ts";
import { bytes, struct, u16, u8, variant } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { invertedAddress, invertedPort } from "../parts/inverted.ts";

const AUTHENTICATION = 1;
const ORIGIN = 0;

const authentication = struct(
  {
    indicator: u16({ filter: "", default: AUTHENTICATION }),
    idLength: u8({ filter: "auth.idlen", label: "Client identifier length", auto: sizeOf("id") }),
    valueLength: u8({ filter: "auth.aulen", label: "Authentication value length", auto: sizeOf("value") }),
    id: bytes({ by: "idLength" }, { filter: "auth.id", label: "Client identifier" }),
    value: bytes({ by: "valueLength" }, { filter: "auth.value", label: "Authentication value" }),
    nonce: bytes(8, { filter: "auth.nonce", label: "Nonce value", default: new Uint8Array(8) }),
    confirmation: bytes(1, { filter: "auth.conf", label: "Confirmation byte", default: new Uint8Array(1) }),
  },
  { filter: "auth", label: "Teredo Authentication header" },
);

const origin = struct(
  {
    indicator: u16({ filter: "", default: ORIGIN }),
    port: invertedPort({ filter: "orig.port", label: "Origin UDP port" }),
    address: invertedAddress({ filter: "orig.addr", label: "Origin IPv4 address", default: "0.0.0.0" }),
  },
  { filter: "orig", label: "Teredo Origin Indication header" },
);

const nothing = struct({}, { filter: "" });

/** Teredo: IPv6 in datagrams, through translators of addresses; indicators may stand in front of the packet. */
export const Teredo = protocol({
  name: "teredo",
  layer: "Teredo",
  title: "Teredo IPv6 over UDP tunneling",
  spec: "RFC 4380",
  carriedBy: { "udp.port": 3544 },
  next: { table: "raw.version", peekBits: 4 },
  summary: "Teredo",
  fields: {
    authentication: variant([{ starts: [[0, AUTHENTICATION]], of: authentication }], { otherwise: nothing }),
    origin: variant([{ starts: [[0, ORIGIN]], of: origin }], { otherwise: nothing }),
  },
});
