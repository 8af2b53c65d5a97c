import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { QUICFrames } from "./quic-frames.ts";

/** Wireshark's short words by type of frame. */
const WORDS: { readonly [type: number]: string } = {
  0: "PADDING",
  1: "PING",
  2: "ACK",
  3: "ACK_ECN",
  6: "CRYPTO",
  7: "NT",
  0x1c: "CC",
  0x1d: "CC",
  0x1e: "DONE",
};

export const quicFramesInfo = infoText(QUICFrames, {
  column: "",
  info(line) {
    // Of several packets in a datagram the last one is shown, which may be one that stayed closed.
    const packet = line.outer("quic");
    if (packet < 0 || line.valueAt(packet, "quic.packet_number") === -1) return;
    for (let frame = line.find("quic.frame"); frame >= 0; frame = line.find("quic.frame", frame)) {
      const type = line.inside(frame, "quic.frame_type");
      const word = WORDS[type < 0 ? 0 : line.number(type)];
      if (word !== undefined) line.text(`, ${word}`);
    }
    line.fence();
  },
  labels: {
    "quic.frame": frameLine,
    "quic.frame_type"(line, quad) {
      line.text("Frame Type: ");
      line.named(quad, "Unknown");
      line.text(` (0x${line.number(quad).toString(16).padStart(16, "0")})`);
    },
  },
});

/** `CRYPTO`, `PADDING Length: 592`, `CONNECTION_CLOSE (Transport) Error code: NO_ERROR`. */
function frameLine(line: InfoLine, frame: number): void {
  const padding = line.inside(frame, "quic.padding_length");
  if (padding >= 0) return line.text(`PADDING Length: ${line.number(padding)}`);
  line.named(line.inside(frame, "quic.frame_type"), "Unknown");
  const error = line.inside(frame, "quic.cc.error_code");
  if (error < 0) return;
  line.text(" Error code: ");
  line.named(error, "Unknown (%)");
}
