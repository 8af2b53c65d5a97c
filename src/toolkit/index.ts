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
export { CraftError } from "../craft/craft-error.ts";
export { createCatalog, type Catalog } from "../definition/catalog.ts";
export { Raw } from "../definition/raw.ts";
export type { Layer, LayerValues, Protocol } from "../definition/protocol.ts";
export { Dissector } from "../dissect/dissector.ts";
export type { WrongValue } from "../dissect/verify.ts";
export type { Ciphers } from "../flows/tls/ciphers.ts";
export { readClientHello, type ClientHello } from "../flows/tls/hello.ts";
export { ja4, type HelloTransport } from "../flows/tls/ja4.ts";
export { portableCiphers } from "../flows/tls/portable-ciphers.ts";
export { NotACaptureError } from "../files/not-a-capture.ts";
export { MixedLinkTypesError } from "../files/pcap-writer.ts";
export { definitions } from "../protocols/catalog.ts";
export * from "../protocols/layers.ts";
export { Packet, packet, type DissectedLayer, type PacketOrigin } from "./packet.ts";
export { readPackets } from "./read-packets.ts";
export { Sniffer, type OpenPackets, type Session, type SniffOptions } from "./sniffer.ts";
export { standardCatalog } from "./standard-catalog.ts";
