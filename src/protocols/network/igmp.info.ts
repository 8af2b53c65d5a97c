import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { IGMP } from "./igmp.ts";

const type = IGMP.slot("type");
const QUERY = 0x11;
const REPORT1 = 0x12;
const REPORT2 = 0x16;
const LEAVE = 0x17;
const REPORT3 = 0x22;
const INCLUDE = [1, 3, 5];

export const igmpInfo = infoText(IGMP, {
  info(line) {
    const version = line.value("igmp.version");
    line.protocol = version === 0 ? "IGMP" : `IGMPv${version}`;
    const kind = line.slot(type);
    const group = line.find("igmp.maddr");
    switch (kind) {
      case QUERY:
        query(line, group);
        return;
      case REPORT1:
        line.text("Membership Report");
        return;
      case REPORT2:
        line.text("Membership Report group ");
        line.show(group);
        return;
      case LEAVE:
        line.text("Leave Group ");
        line.show(group);
        return;
      case REPORT3:
        records(line);
        return;
      default:
        line.named(line.find("igmp.type"), "Unknown type");
    }
  },
  labels: {
    "igmp.version": (line, quad) => line.text(`[IGMP Version: ${line.number(quad)}]`),
    "igmp.max_resp"(line, quad) {
      const code = line.number(quad);
      const tenths = line.inside(quad, "igmp.max_resp.exp") < 0 ? code : ((code & 15) | 16) << (((code >> 4) & 7) + 3);
      line.text(`Max Resp Time: ${(tenths / 10).toFixed(1)} sec (0x`);
      line.hex(code, 2);
      line.text(")");
    },
    "igmp.record"(line, quad) {
      line.text("Group Record : ");
      line.show(line.inside(quad, "igmp.maddr"));
      line.text("  ");
      line.named(line.inside(quad, "igmp.record_type"), "Unknown");
    },
  },
});

function query(line: InfoLine, group: number): void {
  line.text("Membership Query, ");
  const octets = group < 0 ? [0] : [...line.octetsOf(group)];
  if (octets.every((octet) => octet === 0)) {
    line.text("general");
    return;
  }
  line.text("specific for group ");
  line.show(group);
  if (line.value("igmp.num_src") > 0) sources(line, line.find("igmp.saddr"), Infinity);
}

/** What a report of version 3 says of each group. */
function records(line: InfoLine): void {
  line.text("Membership Report");
  for (let record = line.find("igmp.record_type"), first = true; record >= 0; first = false) {
    const next = line.find("igmp.record_type", record);
    line.text(first ? " / " : " / ");
    const kind = line.number(record);
    const count = line.number(line.find("igmp.num_src", record));
    const group = line.find("igmp.maddr", record);
    if (count === 0 && INCLUDE.includes(kind) && kind !== 5) {
      line.text("Leave group ");
      line.show(group);
    } else if (count === 0 && (kind === 2 || kind === 4)) {
      line.text("Join group ");
      line.show(group);
      line.text(" for any sources");
    } else {
      line.text(kind < 5 && kind % 2 === 1 ? "Join group " : "Group ");
      line.show(group);
      if (kind >= 5) line.text(kind === 6 ? ", block source" : ", new source");
    }
    if (count > 0)
      sources(line, line.find("igmp.saddr", group), next < 0 ? Infinity : next, kind < 5 ? " for source" : "");
    record = next;
  }
}

function sources(line: InfoLine, first: number, end: number, before = " for source"): void {
  line.text(before);
  const second = line.find("igmp.saddr", first);
  if (second >= 0 && second < end) line.text("s");
  line.text(" {");
  for (let source = first, i = 0; source >= 0 && source < end; source = line.find("igmp.saddr", source), i++) {
    if (i > 0) line.text(", ");
    line.show(source);
  }
  line.text("}");
}
