import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { RSVP } from "./rsvp.ts";

/** Writes words and values of fields inside an object, in turn. */
function told(line: InfoLine, quad: number, ...pieces: readonly (readonly [text: string, name?: string])[]): void {
  for (const [text, name] of pieces) {
    line.text(text);
    if (name) line.show(line.inside(quad, `rsvp.${name}`));
  }
}

const kindOf = (line: InfoLine, quad: number): number => line.number(line.inside(quad, "rsvp.ctype"));
const PLAIN = 1;
const PATH = 7;
/** Where the number of a call stands in a template; filters have no field for it. */
const CALL_AT = 8;

function session(line: InfoLine, quad: number): void {
  line.text("SESSION: ");
  const kind = kindOf(line, quad);
  if (kind === PLAIN) {
    const protocol = ["Protocol ", "session.proto"] as const;
    told(line, quad, ["IPv4, Destination ", "session.ip"], [", "], protocol, [", Port ", "session.port"], [". "]);
  } else if (kind === PATH) {
    told(line, quad, ["IPv4-LSP, Destination ", "session.ip"], [", Short Call ID ", "session.short_call_id"]);
    told(line, quad, [", Tunnel ID ", "session.tunnel_id"]);
    line.text(`, Ext ID ${line.number(line.inside(quad, "rsvp.extended_tunnel_id")).toString(16)}. `);
  } else line.text(`Type ${kind}. `);
}

function template(line: InfoLine, quad: number, title: string): void {
  line.text(`${title}: `);
  const kind = kindOf(line, quad);
  if (kind === PLAIN) told(line, quad, ["IPv4, Sender ", "sender.ip"], [", Port ", "sender.port"], [". "]);
  else if (kind === PATH) {
    const [high, low] = line.octetsOf(quad).subarray(CALL_AT);
    told(line, quad, ["IPv4-LSP, Tunnel Source: ", "sender.ip"]);
    line.text(`, Short Call ID: ${((high ?? 0) << 8) | (low ?? 0)}`);
    told(line, quad, [", LSP ID: ", "sender.lsp_id"], [". "]);
  } else line.text(`Type ${kind}. `);
}

/** Writes what a message is and whom it is about. */
function message(line: InfoLine): void {
  line.named(line.find("rsvp.msg"), "Unknown (%). ");
  const about = line.find("rsvp.session");
  if (about >= 0) session(line, about);
  const sender = line.find("rsvp.sender");
  const filter = line.find("rsvp.filter");
  if (sender >= 0) template(line, sender, "SENDER TEMPLATE");
  else if (filter >= 0) template(line, filter, "FILTERSPEC");
}

export const rsvpInfo = infoText(RSVP, {
  info: message,
  heading(line) {
    line.text(": ");
    message(line);
  },
  labels: {
    "rsvp.session": session,
    "rsvp.sender": (line, quad) => template(line, quad, "SENDER TEMPLATE"),
    "rsvp.filter": (line, quad) => template(line, quad, "FILTERSPEC"),
    "rsvp.hop": (line, quad) => told(line, quad, ["HOP: IPv4, ", "hop.neighbor_address_ipv4"]),
    "rsvp.time"(line, quad) {
      line.text(`TIME VALUES: ${line.number(line.inside(quad, "rsvp.refresh_interval"))} ms`);
    },
    "rsvp.refresh_interval"(line, quad) {
      const time = line.number(quad);
      line.text(`Refresh interval: ${time} ms (${Math.trunc(time / 1000)} seconds)`);
    },
    "rsvp.style"(line, quad) {
      line.text("STYLE: ");
      const style = line.inside(quad, "rsvp.style.style");
      line.named(style);
      line.text(` (${line.number(style)})`);
    },
    "rsvp.confirm": (line, quad) => told(line, quad, ["CONFIRM: Receiver ", "confirm.receiver_address_ipv4"]),
    "rsvp.label"(line, quad) {
      told(line, quad, ["LABEL: ", "label.label"]);
    },
    "rsvp.label_request"(line, quad) {
      const protocol = line.inside(quad, "rsvp.label_request.l3pid");
      line.text("LABEL REQUEST: ");
      if (protocol < 0) return;
      line.text("Basic: L3PID: ");
      line.named(protocol);
      line.text(` (0x${line.number(protocol).toString(16).padStart(4, "0")})`);
    },
    "rsvp.extended_tunnel_id"(line, quad) {
      const number = line.number(quad);
      const address = [24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff).join(".");
      line.text(`Extended Tunnel ID: ${number} (${address})`);
    },
    "rsvp.part_type"(line, quad) {
      const type = line.number(quad);
      line.text(`Type: ${type} (${partTypes[type] ?? "Unknown"})`);
    },
    "rsvp.tspec": (line, quad) => bucket(line, quad, "SENDER TSPEC", "tspec"),
    "rsvp.flowspec": (line, quad) => bucket(line, quad, "FLOWSPEC", "flowspec"),
    "rsvp.error"(line, quad) {
      line.text("ERROR: IPv4, Error code: ");
      line.named(line.inside(quad, "rsvp.error.error_code"));
      told(line, quad, [", Value: ", "error_value"], [", Error Node: ", "error.error_node_ipv4"]);
    },
    "rsvp.session_attribute": attributes,
    "rsvp.adspec_service"(line, quad) {
      line.named(line.inside(quad, "rsvp.adspec.service_header"));
    },
    "rsvp.adspec.uint": (line, quad) => characteristic(line, quad),
    "rsvp.adspec.float": (line, quad) => characteristic(line, quad),
    "rsvp.parameter": parameter,
  },
});

const partTypes: { readonly [type: number]: string } = {
  1: "IPv4",
  2: "IPv6",
  3: "Label",
  4: "Unnumbered Interface-ID",
  32: "Autonomous System",
};

function bucket(line: InfoLine, quad: number, title: string, name: string): void {
  const rate = line.inside(quad, `rsvp.${name}.token_bucket_rate`);
  line.text(title);
  if (rate < 0) return;
  line.text(": ");
  if (name === "tspec") line.text("IntServ");
  else line.named(line.inside(quad, `rsvp.${name}.service_header`));
  line.text(`${name === "tspec" ? "," : ":"} Token Bucket, `);
  line.show(rate);
  line.text(" bytes/sec. ");
}

function attributes(line: InfoLine, quad: number): void {
  const flags = line.number(line.inside(quad, "rsvp.session_attribute.flags"));
  told(line, quad, ["SESSION ATTRIBUTE: SetupPrio ", "session_attribute.setup_priority"]);
  told(line, quad, [", HoldPrio ", "session_attribute.hold_priority"], [", "]);
  for (const [mask, text] of [
    [1, "Local Protection, "],
    [2, "Label Recording, "],
    [4, "SE Style, "],
    [8, "Bandwidth Protection, "],
    [16, "Node Protection, "],
  ] as const)
    if (flags & mask) line.text(text);
  told(line, quad, [" [", "session_attribute.name"], ["] "]);
}

/** Writes a value under the name of what it is of: the type is right in front of it. */
function characteristic(line: InfoLine, quad: number): void {
  let type = -1;
  for (let at = line.find("rsvp.adspec.type"); at >= 0 && at < quad; at = line.find("rsvp.adspec.type", at)) type = at;
  line.named(type);
  line.text(`: ${line.number(quad)}`);
}

/** Writes what a parameter is and, of a token bucket, all of it. */
function parameter(line: InfoLine, quad: number): void {
  line.text("Parameter: ");
  line.named(quad);
  line.text(` (${line.number(quad)})`);
  for (const side of ["tspec", "flowspec"]) {
    if (line.inside(quad, `rsvp.${side}.token_bucket_rate`) < 0) continue;
    told(line, quad, ["Rate=", `${side}.token_bucket_rate`], [" Burst=", `${side}.token_bucket_size`]);
    told(line, quad, [" Peak=", `${side}.peak_data_rate`], [" m=", "minimum_policed_unit"]);
    told(line, quad, [" M=", "maximum_packet_size"]);
  }
}
