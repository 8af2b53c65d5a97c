import type { TcpInfo } from "../../monitor/connection.ts";
import { LITTLE } from "../native/netlink.ts";

/** The value by which the kernel says that there is no threshold yet (TCP_INFINITE_SSTHRESH). */
const NO_THRESHOLD = 0x7fffffff;
/** Places in struct tcp_info (linux/tcp.h), which only ever grows: what an older kernel leaves out is 0. */
const PLACE = {
  retransmits: 2,
  rto: 8,
  mss: 16,
  unacked: 24,
  lost: 32,
  rtt: 68,
  rttvar: 72,
  ssthresh: 76,
  cwnd: 80,
  totalRetransmissions: 100,
  pacingRate: 104,
  bytesAcked: 120,
  bytesReceived: 128,
  segmentsSent: 136,
  segmentsReceived: 140,
  notSent: 144,
  minRtt: 148,
  deliveryRate: 160,
  bytesSent: 200,
  bytesRetransmitted: 208,
} as const;

/** What the struct tcp_info between two places says. */
export function readTcpInfo(view: DataView, at: number, end: number): Omit<TcpInfo, "congestion" | "timer"> {
  const small = (place: number): number => (at + place + 4 <= end ? view.getUint32(at + place, LITTLE) : 0);
  const large = (place: number): number => (at + place + 8 <= end ? Number(view.getBigUint64(at + place, LITTLE)) : 0);
  const threshold = small(PLACE.ssthresh);
  const bytesAcked = large(PLACE.bytesAcked);
  const bytesRetransmitted = large(PLACE.bytesRetransmitted);
  const all = large(PLACE.bytesSent);
  return {
    rtt: small(PLACE.rtt),
    rttvar: small(PLACE.rttvar),
    minRtt: small(PLACE.minRtt),
    rto: small(PLACE.rto),
    cwnd: small(PLACE.cwnd),
    ssthresh: threshold === NO_THRESHOLD ? undefined : threshold,
    mss: small(PLACE.mss),
    retransmissions: small(PLACE.totalRetransmissions),
    retransmitting: at + PLACE.retransmits < end ? view.getUint8(at + PLACE.retransmits) : 0,
    unacked: small(PLACE.unacked),
    lost: small(PLACE.lost),
    // Before Linux 4.19 only what was acknowledged is counted.
    bytesSent: at + PLACE.bytesSent + 8 <= end ? all - bytesRetransmitted : bytesAcked,
    bytesRetransmitted,
    bytesAcked,
    bytesReceived: large(PLACE.bytesReceived),
    segmentsSent: small(PLACE.segmentsSent),
    segmentsReceived: small(PLACE.segmentsReceived),
    notSent: small(PLACE.notSent),
    deliveryRate: large(PLACE.deliveryRate),
    pacingRate: large(PLACE.pacingRate),
  };
}
