import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { MySQL } from "./mysql.ts";

const ERROR = 0xff;
const MISSING = 0xfb;
/** MariaDB says that it is an old MySQL in front of its version. */
const MARIA_DB = "MariaDB";
const DISGUISE = "5.5.5-";
/** Octets of a login that only asks for TLS. */
const SHORT_LOGIN = 32;

function asksForTls(line: InfoLine): boolean {
  return line.value("mysql.caps.sl") !== 0 && line.value("mysql.packet_length") <= SHORT_LOGIN;
}

function error(line: InfoLine): void {
  line.text(` Error ${line.value("mysql.error_code")} `);
}

/** Writes what a server answers. */
function answer(line: InfoLine): void {
  if (line.isHandedAnew || line.nameOf(line.layer - 1) !== "mysql") line.text("Response ");
  if (line.has("mysql.affected_rows")) line.text(" OK ");
  else if (line.value("mysql.response_code") === ERROR) error(line);
  else if (line.has("mysql.num_fields") && !line.has("mysql.stmt_id")) line.text("TABULAR Response ");
}

/** Writes what a client says of itself, or what it asks. */
export const mysqlInfo = infoText(MySQL, {
  again: "",
  info(line) {
    const command = line.find("mysql.command");
    if (command >= 0) {
      line.text("Request ");
      line.named(command);
    } else if (line.has("mysql.server_greeting")) {
      const version = line.string(line.find("mysql.version"));
      line.text(`Server Greeting  proto=${line.value("mysql.protocol")} version=`);
      line.utf8(version.includes(MARIA_DB) && version.startsWith(DISGUISE) ? version.slice(DISGUISE.length) : version);
      line.text(" ");
    } else if (line.has("mysql.login_request")) {
      line.text(`${asksForTls(line) ? "Response: SSL Handshake" : "Login Request"} user=`);
      line.show(line.find("mysql.user"));
      const schema = line.find("mysql.schema");
      if (schema >= 0) {
        line.text(" db=");
        line.show(schema);
      }
      line.text(" ");
    } else if (line.has("mysql.auth_switch_request.name")) line.text("Auth Switch Request ");
    else if (line.has("mysql.auth_switch_response.data")) line.text("Auth Switch Response ");
    else if (line.has("mysql.error_code") && !line.has("mysql.response_code")) {
      line.text("Server Greeting ");
      error(line);
    } else answer(line);
  },
  heading(line) {
    const words = title(line);
    if (words) line.text(` - ${words}`);
  },
  labels: {
    "mysql.prefix"(line, quad) {
      const prefix = line.number(quad);
      line.text(`Prefix: ${prefix}${prefix === MISSING ? "(NULL)" : ""}`);
    },
    "mysql.request"(line, quad) {
      line.text("Request Command ");
      line.named(line.inside(quad, "mysql.command"));
    },
    "mysql.connattrs.attr"(line, quad) {
      line.text("Connection Attribute - ");
      line.show(line.inside(quad, "mysql.connattrs.name"));
      line.text(": ");
      line.show(line.inside(quad, "mysql.connattrs.value"));
    },
  },
});

function title(line: InfoLine): string | undefined {
  if (line.has("mysql.affected_rows")) return "response OK";
  if (line.has("mysql.stmt_id")) return line.has("mysql.response_code") ? "response to PREPARE" : undefined;
  if (line.has("mysql.auth_switch_request.name")) return "authentication switch request";
  if (line.has("mysql.eof")) return "response EOF";
  if (line.value("mysql.response_code") === ERROR) return "response ERROR";
  if (line.has("mysql.num_fields")) return "column count";
  if (line.has("mysql.field.catalog")) return "field packet";
  return line.has("mysql.row.text") || line.has("mysql.row.nullbuffer") ? "row packet" : undefined;
}
