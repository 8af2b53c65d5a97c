// A program with sockets: `node sockets.mjs WHAT PORT ADDRESS` prints its port when ready and ends with its input.
import { createSocket } from "node:dgram";
import { connect, createServer } from "node:net";

const [what, port, address] = process.argv.slice(2);
const ready = (ownPort) => process.stdout.write(`${ownPort}\n`);

switch (what) {
  case "connect": {
    const socket = connect(Number(port), address, () => ready(socket.localPort));
    break;
  }
  case "listen": {
    const server = createServer(() => {}).listen(Number(port), address, () => ready(server.address().port));
    break;
  }
  case "datagrams": {
    const socket = createSocket(address.includes(":") ? "udp6" : "udp4");
    socket.bind(Number(port), address, () => ready(socket.address().port));
    break;
  }
}
process.stdin.on("end", () => process.exit()).resume();
