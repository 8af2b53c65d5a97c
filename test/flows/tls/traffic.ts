import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect as connectTcp, createServer as createTcpServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, createServer, type SecureContextOptions, type TLSSocket } from "node:tls";

/** What went over a connection: octets by direction (0 is the client's), in the order in which they came. */
export interface Traffic {
  readonly pieces: readonly { readonly direction: 0 | 1; readonly bytes: Uint8Array }[];
  readonly keyLog: string;
}

/** A certificate for an RSA or an elliptic key, made by openssl. */
export function makeCertificate(kind: "rsa" | "ec"): { readonly key: Buffer; readonly cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "remora-tls-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const algorithm = kind === "rsa" ? ["-newkey", "rsa:2048"] : ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
  const words = ["req", "-x509", ...algorithm, "-nodes", "-subj", "/CN=a.example", "-keyout", key, "-out", cert];
  execFileSync("openssl", words, { stdio: "ignore" });
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return made;
}

/** Has a client send `request` and a server answer `response` over TLS, as Node's OpenSSL does it. */
export async function tlsTraffic(
  context: SecureContextOptions,
  request: string,
  response: string,
  session?: { value?: Buffer | undefined },
  psk?: Buffer,
): Promise<Traffic> {
  const server = createServer({ ...context, ...(psk ? { pskCallback: () => psk } : {}) }, (socket) => {
    socket.on("error", () => undefined);
    socket.on("data", () => socket.end(response));
  });
  const { relay, port, pieces } = await startRelay(server);
  const lines: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    const { cert: _, key: __, ...forClient } = context;
    const resumed = session?.value === undefined ? {} : { session: session.value };
    const shared = psk ? { pskCallback: () => ({ psk, identity: "a" }), checkServerIdentity: () => undefined } : {};
    const options = { ...forClient, ...resumed, ...shared, port, rejectUnauthorized: false };
    const client: TLSSocket = connect(options, () => client.write(request));
    client.on("keylog", (line: Buffer) => lines.push(line));
    client.on("session", (value: Buffer) => {
      if (session) session.value = value;
    });
    client.on("error", reject);
    client.on("close", () => resolve());
    client.resume();
  });
  relay.close();
  server.close();
  return { pieces, keyLog: Buffer.concat(lines).toString() };
}

async function startRelay(server: Server): Promise<{
  relay: Server;
  port: number;
  pieces: { direction: 0 | 1; bytes: Uint8Array }[];
}> {
  const pieces: { direction: 0 | 1; bytes: Uint8Array }[] = [];
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const relay = createTcpServer((client) => {
    const onward = connectTcp((server.address() as AddressInfo).port, "127.0.0.1");
    client.on("data", (bytes: Uint8Array) => pieces.push({ direction: 0, bytes }));
    onward.on("data", (bytes: Uint8Array) => pieces.push({ direction: 1, bytes }));
    client.pipe(onward).pipe(client);
    client.on("error", () => onward.destroy());
    onward.on("error", () => client.destroy());
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  return { relay, port: (relay.address() as AddressInfo).port, pieces };
}
