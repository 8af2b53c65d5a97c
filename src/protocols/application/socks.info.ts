import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { socksCommands, unpackSocks, type SocksStage, type SocksTold } from "../../definition/socks-told.ts";
import { SOCKS } from "./socks.ts";

const says: { readonly [stage in SocksStage]?: string } = {
  request4: " Connect to server request",
  response4: " Connect Response",
  methods: " Connect to server request",
  method: " Connect to server response",
  user: " User authentication request",
  userReply: " User authentication reply",
  gssapi: " GSSAPI authentication request",
  gssapiReply: " GSSAPI authentication reply",
  bindReply: " Command Response: Bind remote host info",
};
const methodName = (method: number): string => {
  if (method === 255) return "no acceptable method";
  return (
    ["No authentication", "GSSAPI", "Username/Password", "Chap"][method] ??
    (method < 128 ? "IANA assigned" : "private method")
  );
};
const commandName = (command: number): string => socksCommands[command] ?? "Unknown";

function info(line: InfoLine, { stage, version, number }: SocksTold): void {
  if (stage === "unknown") return line.text("Unknown");
  line.text(`Version: ${version}`);
  if (stage === "command") line.text(` Command Request - ${commandName(line.value("socks.command"))}`);
  else if (stage === "commandReply") line.text(` Command Response - ${commandName(number)}`);
  else if (stage === "other" && number > 0) line.text(`, Remote Port: ${number}`);
  else line.text(says[stage] ?? "");
}

export const socksInfo = infoText(SOCKS, {
  info: (line) => info(line, unpackSocks(line.told)),
  labels: {
    "tcp.payload": (line, quad) => line.text(`TCP payload (${line.octetsOf(quad).length} bytes)`),
    "socks.auth_method"(line, quad) {
      let index = 0;
      for (let at = line.find("socks.auth_method"); at >= 0 && at !== quad; at = line.find("socks.auth_method", at))
        index++;
      line.text(`Method[${index}]: ${line.number(quad)} (${methodName(line.number(quad))})`);
    },
    "socks.auth_accepted_method": (line, quad) =>
      line.text(`Accepted Auth Method: 0x${line.number(quad).toString(16)} (${methodName(line.number(quad))})`),
    "socks.auth_status": (line, quad) =>
      line.text(`Status: ${line.number(quad)} (${line.number(quad) === 0 ? "success" : "failure"})`),
  },
});
