import type { DumpLine } from "../../definition/dump-line.ts";
import { cut, digits, protocolName, someOctets, type PrintPayload } from "../parts/isakmp-line.ts";

const N = 11;
const COOKIE = 16390;
/** Fewer octets than these are shown whole. */
const SOME = 30;

/** What a message tells: its name, and whether it is about a security association. */
const notices: { readonly [type: number]: readonly [name: string, hasIndex: boolean] } = {
  1: ["unsupported_critical_payload", false],
  4: ["invalid_ike_spi", true],
  5: ["invalid_major_version", false],
  7: ["invalid_syntax", true],
  9: ["invalid_message_id", true],
  11: ["invalid_spi", true],
  14: ["no_protocol_chosen", true],
  17: ["invalid_ke_payload", true],
  24: ["authentication_failed", true],
  34: ["single_pair_required", true],
  35: ["no_additional_sas", false],
  36: ["internal_address_failure", false],
  37: ["failed:cp_required", false],
  39: ["invalid_selectors", false],
  16384: ["initial_contact", false],
  16385: ["set_window_size", false],
  16386: ["additional_ts_possible", false],
  16387: ["ipcomp_supported", false],
  16388: ["nat_detection_source_ip", true],
  16389: ["nat_detection_destination_ip", true],
  16390: ["cookie", true],
  16391: ["use_transport_mode", false],
  16392: ["http_cert_lookup_supported", false],
  16393: ["rekey_sa", true],
  16394: ["tfc_padding_not_supported", false],
  16395: ["non_first_fragment_also", false],
};
const ranges = [
  [8192, "error"],
  [16384, "private-error"],
  [40960, "status"],
  [Infinity, "private-status"],
] as const;

/** What a message of version 2 tells (RFC 7296 3.10.1). */
export const secondNotification: PrintPayload = (line, { at, length }) => {
  if (!line.has(at, 8)) return cut(line, N);
  line.text(`n${line.u8(at + 1) & 0x80 ? "[C]" : ""}: prot_id=${protocolName(line.u8(at + 4))}`);
  const size = line.u8(at + 5);
  const type = line.u16(at + 6);
  const range = ranges.find(([end]) => type < end)?.[1] ?? "";
  const [name, hasIndex] = notices[type] ?? [range, true];
  line.text(` type=${type}(${name})`);
  if (hasIndex && size > 0) {
    line.text(" spi=");
    if (!digits(line, at + 8, size)) return cut(line, N);
  }
  data(line, type, at + 8 + size);
  return at + length;
};

function data(line: DumpLine, type: number, at: number): void {
  if (at >= line.end) return;
  if (line.verbose > 3 || (type === COOKIE && line.end - at < SOME)) {
    line.text(" data=(");
    digits(line, at, line.end - at);
    line.text(")");
  } else if (type === COOKIE) someOctets(line, at);
}
