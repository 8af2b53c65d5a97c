// Programs that transfer octets over TCP and count them:
// `transfer.mjs serve PORT ADDRESS`, `transfer.mjs send PORT ADDRESS OCTETS CONNECTIONS [hold]`. Who sends prints what it
// counted as JSON; with `hold` it keeps its connections open until it is ended.
import { connect, createServer } from "node:net";

const [what, port, address, octets, connections = 1, hold] = process.argv.slice(2);
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

if (what === "serve") {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    // A tenth of what comes goes back.
    socket.on("data", (data) => socket.write(data.subarray(0, Math.floor(data.length / 10))));
    socket.on("end", () => socket.end());
    socket.on("error", () => {});
  });
  server.listen(Number(port), address, () => say({ ready: true }));
} else {
  let [sent, received] = [0, 0];
  for (let i = 0; i < Number(connections); i++) {
    await new Promise((resolve, reject) => {
      const socket = connect({ port: Number(port), host: address, allowHalfOpen: true });
      const data = Buffer.alloc(Number(octets), 1);
      socket.on("connect", () => {
        if (hold === undefined) socket.end(data);
        else socket.write(data, () => resolve((sent += data.length)));
      });
      socket.on("data", ({ length }) => (received += length));
      socket.on("end", () => {
        sent += socket.bytesWritten;
        resolve();
      });
      socket.on("error", reject);
    });
  }
  say({ sent, received });
}
