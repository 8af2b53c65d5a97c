import { toBase64 } from "../../bytes/base64.ts";
import type { FollowedConversation, FollowedEnd, FollowedPiece } from "./conversation.ts";

/** How octets are shown. */
export type FollowMode = "ascii" | "hex" | "raw" | "utf-8" | "yaml";

export const followModes: readonly FollowMode[] = ["ascii", "hex", "raw", "utf-8", "yaml"];

const MAC = /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/;
const RULE = `${"=".repeat(67)}\n`;
const LINE = 16;
const BASE64_LINE = 76;

/** The text of `follow` as tshark prints it; `pieces` are those that are shown, `filter` says what was followed. */
export function followText(
  protocol: string,
  mode: FollowMode,
  filter: string,
  conversation: FollowedConversation,
  pieces: readonly FollowedPiece[],
): string {
  if (mode === "yaml") return yaml(conversation, pieces);
  const [client, server] = conversation.ends.map(endText);
  const offsets = [0, 0];
  const body = pieces.map((piece) => {
    const text = pieceText(piece, mode, offsets[piece.side]);
    offsets[piece.side] += piece.bytes.length;
    return text;
  });
  const heading = `Follow: ${protocol},${mode}\nFilter: ${filter}\nNode 0: ${client}\nNode 1: ${server}\n`;
  return `\n${RULE}${heading}${body.join("")}${RULE}`;
}

/** An address with its port; IPv6 addresses in brackets, which other addresses with colons (of Ethernet) do not have. */
export function endText({ address, port }: FollowedEnd): string {
  return address.includes(":") && !MAC.test(address) ? `[${address}]:${port}` : `${address}:${port}`;
}

function pieceText({ side, bytes }: FollowedPiece, mode: FollowMode, offset: number): string {
  const margin = side === 0 ? "" : "\t";
  switch (mode) {
    case "hex":
      return hexLines(bytes, offset, margin);
    case "raw":
      return `${margin}${Array.from(bytes, hexOctet).join("")}\n`;
    case "utf-8":
      return `${margin}${bytes.length}\n${new TextDecoder().decode(bytes)}\n`;
    default:
      return `${margin}${bytes.length}\n${shownText(bytes)}\n`;
  }
}

function hexLines(bytes: Uint8Array, offset: number, margin: string): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += LINE) {
    const octets = Array.from(bytes.subarray(at, at + LINE));
    const digits = octets.map((octet, i) => `${i === LINE / 2 ? " " : ""}${hexOctet(octet)}`).join(" ");
    const signs = octets.map(
      (octet, i) => `${i === LINE / 2 ? " " : ""}${isPrintable(octet) ? String.fromCharCode(octet) : "."}`,
    );
    const place = (offset + at).toString(16).toUpperCase().padStart(8, "0");
    // One blank at the end goes, as in Wireshark, and only one.
    lines.push(`${`${margin}${place}  ${digits.padEnd(3 * LINE)}  ${signs.join("")}`.replace(/ $/, "")}\n`);
  }
  return lines.join("");
}

function hexOctet(octet: number): string {
  return octet.toString(16).padStart(2, "0");
}

function isPrintable(octet: number): boolean {
  return octet >= 0x20 && octet < 0x7f;
}

/** Text with its line ends; a dot for what cannot be shown. */
function shownText(bytes: Uint8Array): string {
  let text = "";
  for (const octet of bytes)
    text += isPrintable(octet) || octet === 10 || octet === 13 ? String.fromCharCode(octet) : ".";
  return text;
}

function yaml(conversation: FollowedConversation, pieces: readonly FollowedPiece[]): string {
  const peers = conversation.ends.map(
    ({ address, port }, i) => `  - peer: ${i}\n    host: ${address}\n    port: ${port}\n`,
  );
  const packets = pieces.map(({ packet, side, seconds, nanoseconds, bytes }) => {
    const lines = toBase64(bytes).match(new RegExp(`.{1,${BASE64_LINE}}`, "g")) ?? [];
    return [
      `  - packet: ${packet}\n    peer: ${side}\n`,
      `    timestamp: ${seconds}.${String(nanoseconds).padStart(9, "0")}\n`,
      "    data: !!binary |\n",
      ...lines.map((line) => `      ${line}\n`),
    ].join("");
  });
  return `peers:\n${peers.join("")}packets:\n${packets.join("")}`;
}
