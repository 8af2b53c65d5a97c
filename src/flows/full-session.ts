import type { Protocol } from "../definition/protocol.ts";
import { Dnp3Messages } from "./dnp3-messages.ts";
import { DtlsHandshakes } from "./dtls-handshakes.ts";
import { FtpDataStreams } from "./ftp-data-streams.ts";
import { FtpSessions } from "./ftp-sessions.ts";
import type { Http2Message, Http2Reading } from "./http2/http2-connection.ts";
import { Http2Streams } from "./http2/http2-streams.ts";
import { layerFollowers } from "./layer-followers.ts";
import { announcedMedia, MediaPorts } from "./media-ports.ts";
import { MediaSetups } from "./media-setups.ts";
import { ModbusStreams } from "./modbus-streams.ts";
import { once } from "./once.ts";
import { beginsLikeQuic, QuicPackets } from "./quic/quic-packets.ts";
import { RPC_PROGRAMS, RpcCalls } from "./rpc-calls.ts";
import { RpcConnections, RpcInterfaces } from "./rpc-interfaces.ts";
import { Session, type SessionParts } from "./session.ts";
import { Smb2Memory } from "./smb2-memory.ts";
import { SipBodies } from "./sip-bodies.ts";
import { SipExchanges } from "./sip-exchanges.ts";
import { SocksStreams } from "./socks-streams.ts";
import { streamFollowers } from "./stream-followers.ts";
import { TftpTransfers } from "./tftp-transfers.ts";
import type { Ciphers } from "./tls/ciphers.ts";
import { TlsStreams, type DecryptedPiece, type Decryption } from "./tls/tls-streams.ts";
import { TurnChannels } from "./turn-channels.ts";
import { VncStreams } from "./vnc-streams.ts";
import { WebSocketStreams } from "./websocket/websocket-streams.ts";
import { WireGuardSessions } from "./wireguard-sessions.ts";
import { RadioReadings } from "./wlan/radio-readings.ts";

/** A session that follows all protocols, and decrypts. */
export class FullSession extends Session {
  // Both are made when they are first needed, long after a session without them was.
  private tls: TlsStreams | undefined;
  private http2: Http2Streams | undefined;

  override decrypt(decryption: Decryption): void {
    const tls = this.dissector.catalog.named("tls");
    if (!tls) return;
    this.tls = new TlsStreams(this, this.framing, tls, this.ports, decryption);
    this.dissectStreams("tls", this.tls);
  }

  override get decrypted(): readonly DecryptedPiece[] {
    return this.tls?.decrypted ?? [];
  }

  override http2Frame(layer: number): Http2Reading | undefined {
    return this.http2?.frameOf(layer);
  }

  override http2Content(message: Http2Message): Uint8Array {
    return this.http2?.contentOf(message) ?? message.body;
  }

  protected override followLayers({ numbers, endpoints }: SessionParts): void {
    const { catalog } = this.dissector;
    for (const [name, make] of layerFollowers) this.add(name, (protocol) => make(this, protocol));
    const media = new MediaPorts(this, this.framing, endpoints);
    const announce = media.announce.bind(media);
    this.add("sdp", () => media.descriptions);
    this.add("rtcp", () => media.reports);
    this.add("sip", () => media.messages);
    this.add("sip", () => new SipBodies(this));
    this.add("udp", () => media.datagrams);
    this.add("tftp", (protocol) => new TftpTransfers(this, protocol, announce));
    this.add("stun", (protocol) => new TurnChannels(this, protocol, announce));
    this.followCalls(media);
    this.followInterfaces();
    const handshake = catalog.named("dtls-handshake");
    if (handshake && !handshake.absent) {
      const messages = this.add("dtls", () => new DtlsHandshakes(this, handshake));
      if (messages) this.add("dtls-handshake", () => messages().wholes);
    }
    if (!numbers) return;
    this.add("sip", (protocol) => new SipExchanges(this, protocol));
    for (const name of announcedMedia) this.add(name, (medium) => new MediaSetups(this, medium, endpoints));
    this.add("wg", (protocol) => new WireGuardSessions(this, protocol));
    this.add("wlan_radio", (protocol) => new RadioReadings(this, protocol));
  }

  protected override followStreams({ announced, room, decoders, ciphers }: SessionParts): void {
    const { catalog } = this.dissector;
    const { framing, ports } = this;
    const ftpData = catalog.named("ftp-data");
    if (ftpData) {
      announced.onPort(FTP_DATA_PORT, catalog.idOf(ftpData));
      const stream = () => this.tcp?.stream ?? -1;
      this.add("ftp", (protocol) => new FtpSessions(this, protocol, ftpData, announced, stream));
    }
    this.followFiles();
    const firstFrame = () => this.tcp?.firstFrame ?? 0;
    this.addStreams("ftp-data", (protocol) => new FtpDataStreams(this, protocol, announced, firstFrame));
    this.addStreams("http2", (protocol) => (this.http2 = new Http2Streams(this, protocol, room, decoders)));
    this.webSockets = this.addStreams("websocket", (protocol) => new WebSocketStreams(this, protocol, room));
    for (const [name, make] of Object.entries(streamFollowers))
      this.addStreams(name, (protocol, plain) => make({ passage: this, framing, protocol, plain, room }));
    this.addStreams("socks", (protocol) => new SocksStreams(this, framing, protocol, ports), true);
    this.addStreams("vnc", (protocol) => new VncStreams(this, framing, protocol), true);
    const modbus = catalog.named("modbus");
    if (modbus && !modbus.absent) {
      const messages = this.addStreams("mbtcp", (protocol) => new ModbusStreams(this, protocol, modbus));
      if (messages) this.add("modbus", () => ({ annotate: (layer) => messages().annotate(layer) }));
    }
    const dnp3Message = catalog.named("dnp3.message");
    if (dnp3Message && !dnp3Message.absent)
      this.add("dnp3", (protocol) => new Dnp3Messages(this, protocol, dnp3Message));
    if (ciphers) this.recogniseQuic(ciphers);
  }

  /** Calls are told by the program that they are for, whose protocol shows what is called. */
  private followCalls(media: MediaPorts): void {
    const { catalog } = this.dissector;
    const rpc = catalog.named("rpc");
    if (!rpc || rpc.absent) return;
    const records = catalog.idOf(catalog.named("rpc.record") ?? rpc);
    const plain = once(() => this.framing.plain(records));
    const calls = once(() => new RpcCalls(this, rpc, plain(), media.announce.bind(media)));
    this.framing.use(records, { dissect: (payload) => calls().dissect(payload) });
    this.add(rpc.name, calls);
    for (const program of catalog.protocols)
      if (program?.carriedBy?.[RPC_PROGRAMS]) this.add(program.name, () => calls().programs);
  }

  /** Sessions, shares and files of SMB 2, and who asks for a session. */
  private followFiles(): void {
    const smb2 = this.add("smb2", (protocol) => new Smb2Memory(this, protocol, () => this.tcp?.stream ?? -1));
    if (smb2) this.add("ntlmssp", () => smb2().accounts);
  }

  /** Calls of DCE/RPC are told by the interface that their context was bound to. */
  private followInterfaces(): void {
    const known = new RpcConnections();
    for (const name of ["dcerpc", "dcerpc.big"])
      this.addStreams(name, (protocol, plain) => new RpcInterfaces(this, protocol, plain, known));
  }

  /** QUIC is found on ports that nobody claims, too. */
  private recogniseQuic(ciphers: Ciphers): void {
    let found = false;
    const { dissector } = this;
    const packets = this.add("quic", (protocol: Protocol) => {
      found = true;
      return new QuicPackets(this, protocol, ciphers);
    });
    if (!packets) return;
    this.add("udp", () => ({
      follow(layer) {
        if (found || beginsLikeQuic(dissector, layer)) packets().recognise(layer);
      },
    }));
  }
}

// Where servers of FTP connect from to send data. It is in no table of ports, because a segment that is crafted comes from it
// when nobody says otherwise, as in Scapy.
const FTP_DATA_PORT = 20;
