import { endianness } from "node:os";
import { pointerAt, POINTER_LENGTH, type Address, type Native, type NativeLibrary } from "./native.ts";

/** Where libpcap is, by `process.platform`; the first that is there is taken. */
const LIBRARIES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ["libpcap.so.1", "libpcap.so.0.8", "libpcap.so"],
  darwin: ["/usr/lib/libpcap.A.dylib", "libpcap.dylib"],
  freebsd: ["libpcap.so.8", "libpcap.so"],
  openbsd: ["libpcap.so"],
  win32: ["C:\\Windows\\System32\\Npcap\\wpcap.dll", "wpcap.dll"],
};
/** Npcap's wpcap.dll needs this one, which Windows does not find beside it unless it is loaded already. */
const NPCAP_PACKET = "C:\\Windows\\System32\\Npcap\\Packet.dll";

const LITTLE_ENDIAN = endianness() === "LE";
/** PCAP_ERRBUF_SIZE */
const ERROR_LENGTH = 256;
/** Octets of struct pcap_if: four pointers and the flags. */
const DEVICE_LENGTH = 4 * POINTER_LENGTH + 4;

/** A device of `pcap_findalldevs`. */
export interface PcapDevice {
  readonly name: string;
  readonly description: string | undefined;
  /** PCAP_IF_ flags. */
  readonly flags: number;
}

/** libpcap, with its own functions, results and numbers; a handle is an address. */
export class Libpcap {
  readonly native: Native;
  readonly library: NativeLibrary;
  readonly activate;
  readonly setSnapLength;
  readonly setPromiscuous;
  readonly setTimeout;
  readonly setBufferSize;
  readonly setImmediateMode;
  readonly setTimestampType;
  readonly setTimestampPrecision;
  readonly setDirection;
  readonly setLinkType;
  readonly setFilter;
  readonly linkType;
  readonly snapLength;
  readonly nextPacket;
  readonly statistics;
  readonly close;
  readonly errorText;
  readonly statusText;
  readonly timestampTypeNumber;
  readonly timestampTypeName;
  readonly timestampTypeDescription;
  private readonly createHandle;
  private readonly setNonBlock;

  constructor(native: Native, library: NativeLibrary) {
    this.native = native;
    this.library = library;
    this.createHandle = library.address("uintptr_t pcap_create(const char *source, void *error)");
    this.activate = library.number("int pcap_activate(uintptr_t handle)");
    this.setSnapLength = library.number("int pcap_set_snaplen(uintptr_t handle, int length)");
    this.setPromiscuous = library.number("int pcap_set_promisc(uintptr_t handle, int promiscuous)");
    this.setTimeout = library.number("int pcap_set_timeout(uintptr_t handle, int milliseconds)");
    this.setBufferSize = library.number("int pcap_set_buffer_size(uintptr_t handle, int size)");
    this.setImmediateMode = library.number("int pcap_set_immediate_mode(uintptr_t handle, int immediate)");
    this.setTimestampType = library.number("int pcap_set_tstamp_type(uintptr_t handle, int type)");
    this.setTimestampPrecision = library.number("int pcap_set_tstamp_precision(uintptr_t handle, int precision)");
    this.setDirection = library.number("int pcap_setdirection(uintptr_t handle, int direction)");
    this.setLinkType = library.number("int pcap_set_datalink(uintptr_t handle, int linkType)");
    this.setFilter = library.number("int pcap_setfilter(uintptr_t handle, void *program)");
    this.setNonBlock = library.number("int pcap_setnonblock(uintptr_t handle, int nonBlock, void *error)");
    this.linkType = library.number("int pcap_datalink(uintptr_t handle)");
    this.snapLength = library.number("int pcap_snapshot(uintptr_t handle)");
    this.nextPacket = library.number("int pcap_next_ex(uintptr_t handle, void *header, void *octets)");
    this.statistics = library.number("int pcap_stats(uintptr_t handle, void *statistics)");
    this.close = library.number("void pcap_close(uintptr_t handle)");
    this.errorText = library.text("const char *pcap_geterr(uintptr_t handle)");
    this.statusText = library.text("const char *pcap_statustostr(int status)");
    this.timestampTypeNumber = library.number("int pcap_tstamp_type_name_to_val(const char *name)");
    this.timestampTypeName = library.text("const char *pcap_tstamp_type_val_to_name(int type)");
    this.timestampTypeDescription = library.text("const char *pcap_tstamp_type_val_to_description(int type)");
  }

  /** A handle that is not activated yet; what is against it is text. */
  create(name: string): Address | string {
    const error = new Uint8Array(ERROR_LENGTH);
    const handle = this.createHandle(name, error);
    return handle === 0n ? textOf(error) : handle;
  }

  /** A descriptor that says when there are packets; undefined where there is none that does so alone. */
  descriptor(handle: Address): number | undefined {
    if (process.platform === "win32") return undefined;
    const selectable = this.library.number("int pcap_get_selectable_fd(uintptr_t handle)")(handle);
    const timeout = this.library.address("uintptr_t pcap_get_required_select_timeout(uintptr_t handle)")(handle);
    return selectable < 0 || timeout !== 0n ? undefined : selectable;
  }

  /** Lets no call wait for packets; what is against it is text. */
  setNonBlocking(handle: Address): string | undefined {
    const error = new Uint8Array(ERROR_LENGTH);
    return this.setNonBlock(handle, 1, error) < 0 ? textOf(error) : undefined;
  }

  /** DLT_ values that a capture can have. */
  linkTypes(handle: Address): number[] {
    return this.list(handle, "pcap_list_datalinks", "pcap_free_datalinks");
  }

  /** Numbers of the kinds of timestamps that an interface can give. */
  timestampTypes(handle: Address): number[] {
    return this.list(handle, "pcap_list_tstamp_types", "pcap_free_tstamp_types");
  }

  /** Everything that packets can be captured on, or what is against it. */
  devices(): PcapDevice[] | string {
    const first = new Uint8Array(POINTER_LENGTH);
    const error = new Uint8Array(ERROR_LENGTH);
    const findAll = this.library.number("int pcap_findalldevs(void *first, void *error)");
    const freeAll = this.library.number("void pcap_freealldevs(uintptr_t first)");
    if (findAll(first, error) < 0) return textOf(error);
    const devices: PcapDevice[] = [];
    const start = pointerAt(new DataView(first.buffer), 0);
    for (let at = start; at !== 0n;) {
      // Copied: the list is freed below, and nobody shall look at it then.
      const device = new DataView(this.native.view(at, DEVICE_LENGTH).slice(0));
      const [name, description] = [1, 2].map((place) => this.native.text(pointerAt(device, place * POINTER_LENGTH)));
      devices.push({ name: name ?? "", description, flags: device.getUint32(4 * POINTER_LENGTH, LITTLE_ENDIAN) });
      at = pointerAt(device, 0);
    }
    freeAll(start);
    return devices;
  }

  private list(handle: Address, lister: string, freer: string): number[] {
    const list = new Uint8Array(POINTER_LENGTH);
    const count = this.library.number(`int ${lister}(uintptr_t handle, void *list)`)(handle, list);
    if (count <= 0) return [];
    const address = pointerAt(new DataView(list.buffer), 0);
    const values = [...new Int32Array(this.native.view(address, 4 * count).slice(0))];
    this.library.number(`void ${freer}(uintptr_t list)`)(address);
    return values;
  }
}

/** The libpcap of this machine; undefined where there is none. */
export function findLibpcap(native: Native): Libpcap | undefined {
  if (process.platform === "win32") native.library([NPCAP_PACKET]);
  const library = native.library(LIBRARIES[process.platform] ?? []);
  return library === undefined ? undefined : new Libpcap(native, library);
}

function textOf(error: Uint8Array): string {
  return new TextDecoder().decode(error.subarray(0, error.indexOf(0)));
}
