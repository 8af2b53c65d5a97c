import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readKernelTypes } from "../../src/host/native/kernel-types.ts";

describe.skipIf(!existsSync("/sys/kernel/btf/vmlinux"))("the kernel's types", () => {
  it("tell where members are, and the number of a function", () => {
    const types = readKernelTypes({ function: "bpf_iter_task_file", members: { list_head: ["next", "prev"] } });
    expect([...types!.offsets]).toEqual([
      ["list_head.next", 0],
      ["list_head.prev", process.arch === "arm" || process.arch === "ia32" ? 4 : 8],
    ]);
    expect(types!.functionId).toBeGreaterThan(0);
  });

  it("are unknown where a function, a structure or a member is", () => {
    const task = "bpf_iter_task_file";
    expect(readKernelTypes({ function: "no_such_function", members: {} })).toBeUndefined();
    expect(readKernelTypes({ function: task, members: { no_such_struct: [] } })).toBeUndefined();
    expect(readKernelTypes({ function: task, members: { list_head: ["no_such_member"] } })).toBeUndefined();
  });
});
