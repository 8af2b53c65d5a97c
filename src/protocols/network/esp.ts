import { bytes, u32 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** The IP Encapsulating Security Payload. What it carries is encrypted, to its padding and next header. */
export const ESP = protocol({
  name: "esp",
  layer: "ESP",
  title: "Encapsulating Security Payload",
  spec: "RFC 4303",
  carriedBy: { "ip.proto": 50, "udpencap.marked": 0 },
  summary: "ESP {spi}",
  fields: {
    spi: u32({ label: "ESP SPI", show: "hex-dec" }),
    seq: u32({ filter: "sequence", label: "ESP Sequence" }),
    data: bytes("rest", { filter: "" }),
  },
});
