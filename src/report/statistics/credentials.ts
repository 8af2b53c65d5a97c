import { fromBase64 } from "../../bytes/base64.ts";
import { latin1 } from "../../bytes/text.ts";
import { FieldSearch } from "./field-search.ts";
import { filterOf, type Sight, type Statistic, type StatisticContext } from "./statistic.ts";

/** What was told to get in; passwords are not repeated. */
interface Credential {
  readonly frame: number;
  readonly protocol: string;
  readonly username: string;
  readonly info: string;
}

/** Credentials that are listed; further ones are left out. */
const CREDENTIAL_LIMIT = 100_000;
/** Conversations whose names are remembered. */
const CONVERSATION_LIMIT = 100_000;

type Tell = (protocol: string, username: string, info?: string) => void;

/** Looks for credentials of one protocol in a packet. */
type Finder = (sight: Sight, tell: Tell) => void;

const RULE = `${"=".repeat(67)}\n`;

/** `credentials`: who said who they are, in FTP, HTTP, IMAP, POP and SMTP. */
export function credentials(words: string, context: StatisticContext): Statistic {
  const matches = filterOf(words, context);
  const finders = [
    userThenPassword("ftp", "FTP", "Username in packet: ", context),
    userThenPassword("pop", "POP3", "Username in packet ", context),
    http(context),
    imap(context),
    smtp(context),
  ];
  const found: Credential[] = [];
  return {
    see(sight) {
      if (!matches(sight)) return;
      for (const find of finders)
        find(sight, (protocol, username, info = "") => {
          if (found.length < CREDENTIAL_LIMIT) found.push({ frame: sight.packet.number, protocol, username, info });
        });
    },
    text: () =>
      [
        `${RULE}Packet     Protocol         Username         Info            \n`,
        "------     --------         --------         --------\n",
        ...found.map(
          ({ frame, protocol, username, info }) =>
            `${String(frame).padEnd(10)} ${[protocol, username, info].map((cell) => cell.padEnd(16)).join(" ")}\n`,
        ),
        RULE,
      ].join(""),
    json: () => found,
  };
}

/** Who a conversation first said to be, and in which packet, by the number of its stream. */
class Names {
  private readonly stream: FieldSearch;
  private readonly known = new Map<number, { readonly username: string; readonly frame: number }>();

  constructor(context: StatisticContext) {
    this.stream = new FieldSearch("tcp.stream", context);
  }

  /** As in tshark, the first name stays. */
  note(sight: Sight, username: string): void {
    const stream = this.stream.number(sight) ?? -1;
    if (!this.known.has(stream) && this.known.size < CONVERSATION_LIMIT)
      this.known.set(stream, { username, frame: sight.packet.number });
  }

  of(sight: Sight): { readonly username: string; readonly frame: number } | undefined {
    return this.known.get(this.stream.number(sight) ?? -1);
  }
}

/** FTP takes its commands in capitals alone, and a password that is empty. */
function userThenPassword(protocol: "ftp" | "pop", title: string, info: string, context: StatisticContext): Finder {
  const command = new FieldSearch(`${protocol}.request.command`, context);
  const argument = new FieldSearch(`${protocol}.request.${protocol === "ftp" ? "arg" : "parameter"}`, context);
  const names = new Names(context);
  return (sight, tell) => {
    const word = command.text(sight);
    if (word === undefined) return;
    const value = argument.textIn(sight, command.layer);
    const asked = protocol === "ftp" ? word : word.toUpperCase();
    if (asked === "USER" && value !== undefined) names.note(sight, value);
    else if (asked === "PASS" && (value !== undefined || protocol === "ftp")) {
      const name = names.of(sight);
      if (name) tell(title, name.username, `${info}${name.frame}`);
    }
  };
}

/** Schemes that have a meaning of their own; of them the first says who it is without more. */
const SCHEMES = /^(?:Basic|NTLM|Negotiate|CitrixAGBasic|Kerberos|Digest) /;

function http(context: StatisticContext): Finder {
  const fields = ["http.authorization", "http.proxy_authorization"].map((name) => new FieldSearch(name, context));
  return (sight, tell) => {
    for (const field of fields) {
      const value = field.text(sight);
      if (value === undefined) continue;
      if (!SCHEMES.test(value)) tell("HTTP header auth", "n.a.");
      const basic = /^Basic (\S+)/.exec(value);
      const octets = basic ? fromBase64(basic[1]) : undefined;
      const [username, password] = octets ? latin1(octets, 0, octets.length).split(":", 2) : [];
      if (username !== undefined && password !== undefined) tell("HTTP basic auth", username);
    }
  };
}

function imap(context: StatisticContext): Finder {
  const [username, password] = ["username", "password"].map((name) => new FieldSearch(`imap.request.${name}`, context));
  return (sight, tell) => {
    const name = username.text(sight);
    if (name !== undefined && password.has(sight)) tell("IMAP", name);
  };
}

/** AUTH LOGIN alone, which tells name and password in turn; names are shown as they are sent, in Base64. */
function smtp(context: StatisticContext): Finder {
  const [command, parameter, response] = ["req.command", "req.parameter", "response.code"].map(
    (name) => new FieldSearch(`smtp.${name}`, context),
  );
  const stream = new FieldSearch("tcp.stream", context);
  const definition = context.dissector.catalog.named("smtp");
  const id = definition ? context.dissector.catalog.idOf(definition) : 0;
  const names = new Names(context);
  const awaited = new Map<number, "name" | "password">();
  return (sight, tell) => {
    const { layers } = sight.dissector;
    for (let layer = 1; layer < layers.count; layer++) {
      if (layers.protocol(layer) !== id || response.firstIn(sight, layer)) continue;
      const number = stream.number(sight) ?? -1;
      const waits = awaited.get(number);
      awaited.delete(number);
      if (waits === "name") names.note(sight, lineOf(sight, layer));
      else if (waits === "password") {
        const name = names.of(sight);
        if (name) tell("SMTP", name.username, `Username in packet ${name.frame}`);
      }
      const [scheme, name] = (parameter.textIn(sight, layer) ?? "").split(" ");
      const begins =
        waits === undefined && /^auth$/i.test(command.textIn(sight, layer) ?? "") && /^login$/i.test(scheme);
      if (begins && name !== undefined) names.note(sight, name);
      if (awaited.size < CONVERSATION_LIMIT && (begins || waits === "name"))
        awaited.set(number, begins && name === undefined ? "name" : "password");
    }
  };
}

/** The first line of a layer. */
function lineOf({ dissector }: Sight, layer: number): string {
  const { layers, sources } = dissector;
  const end = Math.min(layers.payloadEnd(layer), sources[layers.sourceOf(layer)].end);
  return latin1(dissector.bytesOf(layer), layers.start(layer), end).split("\r\n", 1)[0];
}
