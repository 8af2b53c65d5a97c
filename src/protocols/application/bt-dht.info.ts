import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { BitTorrentDHT } from "./bt-dht.ts";

const STRING = "bt-dht.bencoded.string";
const titles: { readonly [key: string]: string } = {
  a: "Request arguments",
  e: "Error",
  q: "Request type",
  r: "Response values",
  t: "Transaction ID",
  v: "Version",
  y: "Message type",
};
const types: { readonly [type: string]: string } = { e: "Error", q: "Request", r: "Response" };

function show(line: InfoLine, label: string, quad: number): void {
  line.text(`${label}: `);
  line.show(quad);
}

function count(line: InfoLine, group: number, name: string): number {
  let found = 0;
  for (let at = line.inside(group, name); at >= 0; at = line.inside(group, name, at)) found++;
  return found;
}

function address(line: InfoLine, quad: number): void {
  const short = line.inside(quad, "bt-dht.ip");
  line.show(short >= 0 ? short : line.inside(quad, "bt-dht.ip6"));
  line.text(`:${line.number(line.inside(quad, "bt-dht.port"))}`);
}

function numbered(line: InfoLine, quad: number, label: string, name: string): void {
  let number = 1;
  for (let at = line.find(name); at >= 0 && at < quad; at = line.find(name, at)) number++;
  line.text(`${label} ${number} `);
}

/** Writes what an entry holds. */
function held(line: InfoLine, quad: number, value: number, title: string): void {
  for (const [name, write] of [
    ["bt-dht.bencoded.dict", () => line.text("Dictionary...")],
    ["bt-dht.error", () => error(line, line.inside(quad, "bt-dht.error"))],
    ["bt-dht.nodes", (at: number) => line.text(String(count(line, at, "bt-dht.node")))],
    ["bt-dht.peers", (at: number) => line.text(`${count(line, at, "bt-dht.peer")} peers`)],
    ["bt-dht.bencoded.list", () => line.text("List...")],
    ["bt-dht.ip", (at: number) => line.show(at)],
    ["bt-dht.bencoded.int", (at: number) => line.show(at)],
  ] as const) {
    const at = line.inside(quad, name);
    if (at >= 0) return write(at);
  }
  if (title === titles["y"]) line.text(types[line.string(value)] ?? line.string(value));
  else if (value >= 0) line.show(value);
}

function error(line: InfoLine, quad: number): void {
  line.text("error ");
  line.show(line.inside(quad, "bt-dht.bencoded.int"));
  line.text(", ");
  line.show(line.inside(quad, STRING));
}

export const btDhtInfo = infoText(BitTorrentDHT, {
  info(line) {
    line.text("BitTorrent DHT Protocol");
    const failed = line.find("bt-dht.error");
    if (failed >= 0) {
      line.text("error_no=");
      line.show(line.inside(failed, "bt-dht.bencoded.int"));
      line.text(" error_msg=");
      line.show(line.inside(failed, STRING));
      line.text(" ");
    }
    for (const each of ["node", "peer"]) {
      const group = line.find(`bt-dht.${each}s`);
      if (group >= 0) line.text(` reply=${count(line, group, `bt-dht.${each}`)} ${each}s`);
    }
  },
  labels: {
    "bt-dht.bencoded.dict_entry"(line, quad) {
      const key = line.inside(quad, STRING);
      const title = titles[line.string(key)] ?? line.string(key);
      line.utf8(`${title}: `);
      held(line, quad, line.inside(quad, STRING, key), title);
    },
    "bt-dht.bencoded.dict": (line) => line.text("Value: Dictionary..."),
    "bt-dht.bencoded.list": (line) => line.text("Value: List..."),
    "bt-dht.key": (line, quad) => show(line, "Key", quad),
    "bt-dht.value": (line, quad) => show(line, "Value", quad),
    "bt-dht.number": (line, quad) => show(line, "Value", quad),
    "bt-dht.errorNumber": (line, quad) => show(line, "Error ID", quad),
    "bt-dht.errorText": (line, quad) => show(line, "Error Message", quad),
    "bt-dht.error"(line, quad) {
      line.text("Value: ");
      error(line, quad);
    },
    "bt-dht.nodes": (line, quad) => line.text(`Value: ${count(line, quad, "bt-dht.node")} nodes`),
    "bt-dht.peers": (line, quad) => line.text(`Value: ${count(line, quad, "bt-dht.peer")} peers`),
    "bt-dht.node"(line, quad) {
      numbered(line, quad, "Node", "bt-dht.node");
      const id = line.octetsOf(line.inside(quad, "bt-dht.id"));
      line.text(`(id: ${Array.from(id, (octet) => octet.toString(16).padStart(2, "0")).join("")}, IPv4/Port: `);
      address(line, quad);
      line.text(")");
    },
    "bt-dht.peer"(line, quad) {
      numbered(line, quad, "Peer", "bt-dht.peer");
      line.text("(IP/Port: ");
      address(line, quad);
      line.text(")");
    },
  },
});
