/** What an interface cannot be captured on without, and how to get it, in one sentence; by `process.platform`. */
export function missingRights(name: string): string {
  switch (process.platform) {
    case "linux":
      return (
        `capturing on ${name} needs CAP_NET_RAW, ${withRawSockets()}; or join the group that may run dumpcap, on Debian wireshark ` +
        "(sudo usermod -aG wireshark $USER, then log in again), which is then used by itself"
      );
    case "win32":
      return (
        `capturing on ${name} needs an Administrator: run it as one, or install Npcap without restricting its driver to ` +
        "them, or install Wireshark, whose dumpcap is then used by itself"
      );
    default:
      return (
        `capturing on ${name} needs to read /dev/bpf*: run it with sudo; or make those devices readable by your group; or ` +
        "install Wireshark with its ChmodBPF, whose dumpcap is then used by itself"
      );
  }
}

/** The same of sending on an interface of Linux. */
export function missingRightsToSend(name: string): string {
  return `sending on ${name} needs CAP_NET_RAW, ${withRawSockets()}`;
}

function withRawSockets(): string {
  return (
    "which this user does not have: run it with sudo; or give it to Node itself " +
    `(sudo setcap cap_net_raw,cap_net_admin+ep ${process.execPath}), which lets every program that anybody here runs ` +
    "with Node see and forge packets"
  );
}
