import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { afterAll, describe, expect, it } from "vitest";
import { ALU, CLASS, MODE, SOURCE, type Program } from "../../src/bpf/instruction.ts";
import { interpreterOf } from "../../src/bpf/interpret.ts";
import { cRows, decimalRows, listing } from "../../src/bpf/listing.ts";
import { OPERATIONS } from "../../src/bpf/operations.ts";
import { faultsOf } from "../../src/bpf/validate.ts";
import { KernelFilter } from "../kernel-filter.ts";
import { Libpcap, NativeOctets } from "../libpcap.ts";
import { describeWithOracle } from "../oracles.ts";
import { anyPrograms, packets, programs } from "./random-programs.ts";

const somePackets = fc.array(packets(), { minLength: 1, maxLength: 12 });
const octets = new NativeOctets(4096);

/** Whether the kernel may see in the program what others do not: numbers that wrap around, and what it knows besides the octets. */
function differsInKernel(program: Program): boolean {
  return program.some(({ code, k }) => {
    const shifts = (code & 0xf0) === ALU.lsh || (code & 0xf0) === ALU.rsh;
    if ((code & 7) === CLASS.alu) return shifts && (code & SOURCE.x) !== 0;
    const mode = code & 0xe7;
    return mode === (CLASS.ld | MODE.ind) || (mode === (CLASS.ld | MODE.abs) && k >= 0xfff00000);
  });
}

describeWithOracle("libpcap", "libpcap", () => {
  const libpcap = new Libpcap();

  it("decides random programs as the interpreter does", () => {
    fc.assert(
      fc.property(programs({ longest: 40 }), somePackets, (program, some) => {
        // 1.10.3 takes scratch memory as it finds it.
        fc.pre(faultsOf(program, "kernel").every(({ because }) => !because.includes("M[")));
        const interpret = interpreterOf(program);
        const run = libpcap.runner(program);
        for (const { bytes, start, captured, length } of some) {
          octets.bytes.set(bytes);
          const theirs = run(octets, start, captured, length);
          expect(interpret(bytes, start, captured, length), listing(program).join("\n")).toBe(theirs);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("finds the same programs valid", () => {
    fc.assert(
      fc.property(anyPrograms, (program) => {
        const faults = faultsOf(program, "user space");
        // Only 1.11 finds these.
        fc.pre(!faults.some(({ because }) => /no operation|itself|shifts/.test(because)));
        expect(faults.length === 0, listing(program).join("\n")).toBe(libpcap.validates(program));
      }),
      { numRuns: 2000 },
    );
  });

  it("lists every operation in the same words", () => {
    for (const code of Array.from({ length: 0x200 }, (_, value) => value)) {
      // libpcap 1.11 knows `ldx #pktlen`.
      if (OPERATIONS.get(code)?.operand === "packet length") continue;
      for (const k of [
        0, 7, 0x1234, 0x7fffffff, 0x80000000, 0xffffff00, 0xfffff000, 0xfffff02c, 0xfffff03c, 0xfffff040,
      ]) {
        const program = [{ code, jt: 255, jf: 3, k }];
        expect(listing(program)).toEqual([libpcap.image(program[0]!, 0)]);
      }
    }
  });
});

describe.skipIf(process.platform !== "linux")("the kernel", () => {
  const kernel = new KernelFilter();
  afterAll(() => kernel.close());

  it("decides random programs as the interpreter does", () => {
    fc.assert(
      fc.property(programs({ longest: 40 }), somePackets, (program, some) => {
        fc.pre(!differsInKernel(program) && faultsOf(program, "kernel").length === 0);
        expect(kernel.attach(program)).toBe(true);
        const interpret = interpreterOf(program);
        for (const { bytes, start, captured } of some) {
          octets.bytes.set(bytes);
          const wanted = interpret(bytes, start, captured, captured);
          const arrives = wanted === 0 ? undefined : Math.min(wanted, captured);
          expect(kernel.run(octets, start, captured), listing(program).join("\n")).toBe(arrives);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("takes the programs that are valid for it", () => {
    fc.assert(
      fc.property(fc.oneof(anyPrograms, programs({ longest: 12 })), (program) => {
        const faults = faultsOf(program, "kernel").map(({ at, because }) => `${at}: ${because}`);
        const said = [...listing(program), ...faults].join("\n");
        expect(faults.length === 0, said).toBe(kernel.attach(program));
      }),
      { numRuns: 2000 },
    );
  });

  it("takes 4,096 instructions and no more", () => {
    const instruction = { code: CLASS.ld, jt: 0, jf: 0, k: 1 };
    const end = { code: CLASS.ret, jt: 0, jf: 0, k: 1 };
    const long = [...Array.from({ length: 4095 }, () => instruction), end];
    expect([kernel.attach(long), faultsOf(long, "kernel")]).toEqual([true, []]);
    const longer = [instruction, ...long];
    expect([kernel.attach(longer), faultsOf(longer, "kernel")[0]?.because]).toEqual([
      false,
      "the program has 4097 instructions, and a kernel takes 4096",
    ]);
  });
});

describeWithOracle("tcpdump", "tcpdump", () => {
  const libpcap = new Libpcap();
  const filter = "ip6 protochain 6 or ether[len - 2] = 1 or tcp[tcpflags] & tcp-syn != 0";

  it.each([
    ["-d", listing],
    ["-dd", cRows],
    ["-ddd", decimalRows],
  ] as const)("prints the same with %s", (flag, print) => {
    const compiled = libpcap.compile(filter, { linkType: 1 });
    if (typeof compiled === "string") return expect.fail(compiled);
    const printed = execFileSync("tcpdump", [flag, "-y", "EN10MB", filter], { encoding: "utf8", stdio: "pipe" });
    expect(`${print(compiled.program).join("\n")}\n`).toBe(printed);
  });
});
