import { native, systemError, type Address, type Native } from "./native.ts";

/** The C library's functions that capturing on Linux takes; those that fail throw errors as Node's own are. */
export interface Linux {
  readonly native: Native;
  socket(domain: number, type: number, protocol: number): number;
  bind(descriptor: number, address: Uint8Array): void;
  listen(descriptor: number): void;
  /** `length` octets of `value` are the option; what follows may be what it points to. */
  setOption(descriptor: number, level: number, option: number, value: Uint8Array, length?: number): void;
  /** Fills `value` with an option of a socket. */
  option(descriptor: number, level: number, option: number, value: Uint8Array): void;
  ioctl(descriptor: number, request: number, argument: Uint8Array): void;
  /** 0 where no interface of this network namespace has the name. */
  interfaceIndex(name: string): number;
  /** New memory of zeros, which takes up none before it is written to. */
  reserve(length: number): Address;
  /** Puts what a descriptor stands for in the place of reserved memory. */
  mapOver(address: Address, length: number, descriptor: number): void;
  /** Puts zeros in the place of memory: who still looks there sees them. */
  clear(address: Address, length: number): void;
  unmap(address: Address, length: number): void;
  close(descriptor: number): void;
}

const PROT_READ_WRITE = 3;
const MAP_SHARED = 0x01;
const MAP_FIXED = 0x10;
const MAP_EMPTY = 0x02 | 0x20 | 0x4000; // private, anonymous, without swap space set aside
const MAP_FAILED = BigInt.asUintN(64, -1n);

let opened: Promise<Linux> | undefined;

/** The functions, declared when first asked for. */
export function linux(): Promise<Linux> {
  return (opened ??= native().then(declare));
}

function declare(seam: Native): Linux {
  const c = seam.library([null])!;
  const socket = c.number("int socket(int domain, int type, int protocol)");
  const bind = c.number("int bind(int fd, const void *address, unsigned int length)");
  const listen = c.number("int listen(int fd, int backlog)");
  const setsockopt = c.number("int setsockopt(int fd, int level, int name, const void *value, unsigned int length)");
  const getsockopt = c.number("int getsockopt(int fd, int level, int name, void *value, void *length)");
  const ioctl = c.number("int ioctl(int fd, unsigned long request, void *argument)");
  const nameToIndex = c.number("unsigned int if_nametoindex(const char *name)");
  const mmap = c.address(
    "uintptr_t mmap(uintptr_t address, size_t length, int protection, int flags, int fd, long offset)",
  );
  const munmap = c.number("int munmap(uintptr_t address, size_t length)");
  const close = c.number("int close(int fd)");

  function checked(result: number, syscall: string): number {
    if (result < 0) throw systemError(seam.errno(), syscall);
    return result;
  }
  function map(address: Address, length: number, flags: number, descriptor: number): Address {
    const result = BigInt.asUintN(64, mmap(address, length, PROT_READ_WRITE, flags, descriptor, 0));
    if (result === MAP_FAILED) throw systemError(seam.errno(), "mmap");
    return result;
  }
  return {
    native: seam,
    socket: (domain, type, protocol) => checked(socket(domain, type, protocol), "socket"),
    bind: (descriptor, address) => void checked(bind(descriptor, address, address.length), "bind"),
    listen: (descriptor) => void checked(listen(descriptor, 0), "listen"),
    setOption(descriptor, level, option, value, length = value.length) {
      checked(setsockopt(descriptor, level, option, value, length), "setsockopt");
    },
    option(descriptor, level, option, value) {
      checked(
        getsockopt(descriptor, level, option, value, new Uint8Array(Uint32Array.of(value.length).buffer)),
        "getsockopt",
      );
    },
    ioctl: (descriptor, request, argument) => void checked(ioctl(descriptor, request, argument), "ioctl"),
    interfaceIndex: (name) => nameToIndex(name),
    reserve: (length) => map(0n, length, MAP_EMPTY, -1),
    mapOver: (address, length, descriptor) => void map(address, length, MAP_SHARED | MAP_FIXED, descriptor),
    clear: (address, length) => void map(address, length, MAP_EMPTY | MAP_FIXED, -1),
    unmap: (address, length) => void checked(munmap(address, length), "munmap"),
    close: (descriptor) => void close(descriptor),
  };
}
