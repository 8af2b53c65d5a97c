// `node live-page.mjs ADDRESS PACKETS` does what the page does with a live capture: it reads until so many packets came, and
// prints the octets as hexadecimal digits, then what was counted last.
import { WebSocket } from "ws";

const [address, packets] = process.argv.slice(2);
const { source } = await (await fetch(new URL("served.json", address))).json();
const socket = new WebSocket(new URL(source.live, address.replace("http", "ws")), { origin: new URL(address).origin });
let octets = "";
socket.on("message", (data, isBinary) => {
  if (isBinary) {
    octets += data.toString("hex");
    socket.send(String(data.length));
    // The test sends when somebody captures.
    process.stderr.write("listening on the socket\n");
    return;
  }
  const counts = JSON.parse(String(data));
  if (counts.captured < Number(packets)) return;
  process.stdout.write(`${octets}\n${JSON.stringify({ source, counts })}\n`);
  socket.close();
});
