import { u64 } from "../../definition/fields.ts";
import { flags32, guid } from "./windows-values.ts";

/** Leases of SMB 2 ([MS-SMB2] 2.2.13.2.8). */

export const leaseState = (label: string) =>
  flags32(
    "lease.lease_state",
    label,
    [
      ["lease.lease_state.read_caching", "Read Caching", 1],
      ["lease.lease_state.handle_caching", "Handle Caching", 2],
      ["lease.lease_state.write_caching", "Write Caching", 4],
    ],
    { lists: true },
  );
export const leaseKey = guid({ filter: "lease.lease_key", label: "Lease Key" });
export const leaseFlags = flags32("lease.lease_flags", "Lease Flags", [
  ["lease.lease_state.break_ack_required", "Break Ack Required", 1],
  ["lease.lease_state.break_in_progress", "Break In Progress", 2],
  ["lease.lease_state.parent_lease_key_set", "Parent Lease Key Set", 4],
]);
export const leaseDuration = u64({
  filter: "lease.lease_duration",
  label: "Lease Duration",
  show: "hex",
  little: true,
});
