export type { Instruction, Program } from "../bpf/instruction.ts";
export type { Matcher } from "../bpf/matcher.ts";
export {
  compileFilter,
  type CompiledFilter,
  type FilterOptions,
  type FilterPacket,
} from "../capture-filter/compile-filter.ts";
export { FilterError } from "../capture-filter/filter-error.ts";
export type { FilterNames } from "../capture-filter/filter-names.ts";
export { formatFilterError, type FilterProblem } from "../capture-filter/format-filter-error.ts";
export { nameTable } from "../capture-filter/names/name-table.ts";
export { build } from "../craft/build.ts";
export { randomNumbers } from "../bytes/random.ts";
export { CraftError, UnresolvedNameError } from "../craft/craft-error.ts";
export { ExpressionError } from "../craft/expression/expression-error.ts";
export type { LookUpHost } from "../craft/resolve.ts";
export { anyOf, range } from "../craft/several.ts";
export { randBin, randChoice, randIP, randIP6, randLong, randMAC, randNum, randString } from "../craft/volatile.ts";
export * as auto from "../definition/auto.ts";
export * as fields from "../definition/fields.ts";
export { createCatalog, type Catalog } from "../definition/catalog.ts";
export { Raw } from "../definition/raw.ts";
export type { Layer, LayerValues, Protocol } from "../definition/protocol.ts";
export {
  compileDisplayFilter,
  type DisplayFilter,
  type DisplayFilterOptions,
} from "../display-filter/compile-display-filter.ts";
export { completeDisplayFilter, type Completion, type Proposal } from "../display-filter/complete.ts";
export { DisplayFilterError } from "../display-filter/filter-error.ts";
export { packetVocabulary } from "../display-filter/packet-fields.ts";
export { recordVocabulary, type RecordField, type RecordValue } from "../display-filter/record-fields.ts";
export type { FilterField, Vocabulary } from "../display-filter/vocabulary.ts";
export { Dissector } from "../dissect/dissector.ts";
export type { WrongValue } from "../dissect/verify.ts";
export { readClientHello, type ClientHello } from "../flows/tls/hello.ts";
export type { Ciphers } from "../flows/tls/ciphers.ts";
export { ja4, type HelloTransport } from "../flows/tls/ja4.ts";
export { NotACaptureError } from "../files/not-a-capture.ts";
export { MixedLinkTypesError } from "../files/pcap-writer.ts";
export { definitions } from "../protocols/catalog.ts";
export * from "../protocols/layers.ts";
export { explicitPackets, layersOf, packets } from "./expression.ts";
export { fragment } from "./fragment.ts";
export { fuzz } from "./fuzz.ts";
export { help, rfc } from "./header-drawing.ts";
export { ls } from "./ls.ts";
export { PacketList, type Conversation } from "./packet-list.ts";
export { Packet, packet, type DissectedLayer, type PacketOrigin, type Stackable } from "./packet.ts";
export { addProtocols, defineProtocol, isAdded } from "./plugins.ts";
export { reassemble, type ReassembleOptions, type StreamEnd, type TcpStream } from "./reassemble.ts";
export type { StreamPiece } from "../flows/tcp/stream-assembler.ts";
export { crossTable, type Cell } from "../report/cross-table.ts";
export { scapy } from "./scapy.ts";
export { readPackets } from "./read-packets.ts";
export { Sniffer, type OpenPackets, type Session, type SniffOptions } from "./sniffer.ts";
export { standardCatalog } from "./standard-catalog.ts";
