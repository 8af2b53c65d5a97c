import { laidOut, type Page } from "./laid-out.ts";
import { layouts, type Part } from "./layouts.ts";
import { pfcpReportFields } from "./pfcp-report-fields.ts";
import { pfcpRuleFields } from "./pfcp-rule-fields.ts";
import { pfcpSessionFields } from "./pfcp-session-fields.ts";

const fields = { ...pfcpRuleFields, ...pfcpReportFields, ...pfcpSessionFields };

type Name = keyof typeof fields;
type ElementPage = Page<Name>;
type Lay = (page: ElementPage) => void;

/** Octets of an element in front of its value: type and length, and of a vendor's its number (3GPP TS 29.244 8.1.1). */
const HEADER = 4;
const ENTERPRISE = 0x8000;
const DEPTH_LIMIT = 8;
const TRAVELPING = 18681;

const { all, flagged, octets, row, sized } = layouts<Name>();
/** Octets to the end, which are shown as text where they are one. */
const readable =
  (asOctets: Name, asText: Name): Lay =>
  (page) => {
    const isText = page.bytes.subarray(page.at, page.end).every((octet) => octet >= 0x20 && octet < 0x7f);
    page.take(isText ? asText : asOctets, page.left);
  };
const rates = (up: Name, down: Name): Lay => {
  const RATE = 5;
  return (page) => {
    page.take(up, RATE);
    page.take(down, RATE);
  };
};

const flowDescription = sized("flowDescLen", "flowDesc");
const volumes = (flags: Name, total: Name, up: Name, down: Name, ...parts: Part<Name>[]): Lay =>
  flagged(flags, [1, total], [2, up], [4, down], ...parts);

const fTeid: Lay = (page) => {
  const [CHOOSE, CHOOSE_ID] = [4, 8];
  const set = page.take("fTeid");
  if (set & CHOOSE) {
    if (set & CHOOSE_ID) page.take("fTeidChooseId");
    return;
  }
  page.take("fTeidTeid");
  if (set & 1) page.take("fTeidIpv4Addr");
  if (set & 2) page.take("fTeidIpv6Addr");
};

const sdfFilter: Lay = (page) => {
  const set = page.take("sdfFilter");
  page.take("spare");
  if (set & 1) flowDescription(page);
  if (set & 2) row("trafficClass", "trafficMask")(page);
  if (set & 4) page.take("spi");
  if (set & 8) {
    page.place("flowSpare", page.at, page.at + 1);
    page.take("flowLabel");
  }
  if (set & 16) page.take("sdfFilterId");
};

const transportMarking: Lay = (page) => {
  const { at } = page;
  row("trafficClass", "trafficMask")(page);
  page.place("dscp", at, at + 2);
};

const nodeId: Lay = (page) => {
  const type = page.take("nodeId") & 15;
  if (type === 0) page.take("nodeIdIpv4");
  else if (type === 1) page.take("nodeIdIpv6");
  else if (type === 2) page.take("nodeIdFqdn", page.left);
};

const pfdContents: Lay = (page) => {
  const set = page.take("pfdContents");
  page.take("spareOct");
  if (set & 1) flowDescription(page);
  if (set & 2) sized("urlLen", "url")(page);
  if (set & 4) sized("dnLen", "dn")(page);
  if (set & 8) sized("cpLen", "cp")(page);
};

const fqCsid: Lay = (page) => {
  const head = page.take("fqCsid");
  const nodes: readonly Name[] = ["qCsidNodeIdIpv4", "qCsidNodeIdIpv6", "csidNode"];
  const node = nodes[head >> 4];
  if (node === undefined) return;
  page.take(node);
  for (let count = head & 15; count > 0 && page.left > 0; count--) page.take("csid");
};

/** Which parts an outer header has, by the bits of its description (3GPP TS 29.244 8.2.56). */
const outerHeader: Lay = (page) => {
  const set = page.take("outerHdrDesc");
  if (set & 0x0300) page.take("outerHdrCreationTeid");
  if (set & 0x1500) page.take("outerHdrCreationIpv4");
  if (set & 0x2a00) page.take("outerHdrCreationIpv6");
  if (set & 0x0c00) page.take("outerHdrCreationPort");
};

const ueAddress = flagged(
  "ueAddress",
  [2, "ueIpAddrIpv4"],
  [1, "ueIpAddrIpv6"],
  [8, "ueIpAddrIpv6Prefix"],
  [0x40, "ueIpAddrIpv6PrefixLength"],
);

const failedRule: Lay = (page) => {
  const rules: readonly Name[] = ["pdrId", "farId", "qerId", "urrId", "barId"];
  const rule = rules[page.take("failedRule") & 7];
  if (rule !== undefined) page.take(rule);
};

const planeResources: Lay = (page) => {
  const set = page.take("upiri");
  const RANGE = 0x1c;
  // The number of bits of a range stands in the octet of flags.
  page.at -= 1;
  page.take("upiriRange");
  if (set & RANGE) page.take("upiriTeidRange");
  if (set & 1) page.take("upiriIpv4Addr");
  if (set & 2) page.take("upiriIpv6Addr");
  if (set & 0x20) page.take("networkInstance", page.left - (set & 0x40 ? 1 : 0));
  if (set & 0x40) page.take("sourceInterface");
};

const packetRate: Lay = (page) => {
  const set = page.take("packetRate");
  if (set & 1) row("uplinkUnit", "maxUlPr")(page);
  if (set & 2) row("downlinkUnit", "maxDlPr")(page);
};

const macAddress = flagged(
  "macAddress",
  [1, sizedOctets("macAddressSour")],
  [2, sizedOctets("macAddressDest")],
  [4, sizedOctets("macAddressUsou")],
  [8, sizedOctets("macAddressUdes")],
);
function sizedOctets(name: Name): Lay {
  const MAC = 6;
  return (page) => void page.take(name, MAC);
}

const tag =
  (flags: Name, identifier: Name, priority: Name): Lay =>
  (page) => {
    page.take(flags);
    page.place(identifier, page.at, page.at + 2);
    page.take(priority);
    page.pass(1);
  };

/** Digits of a subscriber's number with the country and the network that they begin with. */
const subscriber: Lay = (page) => {
  const [LONGEST, SHORTEST] = [8, 3];
  const size = page.take("userIdLengthOfImsi");
  const { at } = page;
  page.take("imsi", size);
  if (size > LONGEST) page.within(() => page.mark("imsiMalformed"));
  if (size < SHORTEST) return;
  page.place("associated", at, at + size);
  page.within(() => {
    page.place("imsiMcc", at, at + 2);
    page.place("imsiMnc", at + 1, at + 3);
  });
};
const dialled: Lay = (page) => {
  const size = page.take("userIdLengthOfMsisdn");
  const { at } = page;
  page.take("msisdn", size);
  page.within(() => page.place("msisdnCountry", at, at + Math.min(2, size)));
};
const userId = flagged(
  "userId",
  [1, subscriber],
  [2, sized("userIdLengthOfImei", "userIdImei")],
  [4, dialled],
  [8, sized("userIdLengthOfNai", "userIdNai")],
);

const addresses =
  (count: Name, address: Name): Lay =>
  (page) => {
    for (let left = page.take(count); left > 0 && page.left > 0; left--) page.take(address, 6);
  };

const headerEnrichment = row("headerType", sized("hfLen", "hfName"), sized("hfValLen", "hfVal"));
const packetCount: Lay = (page) => void page.take(page.left === 1 ? "packetCount" : "packetCountWide");
const duplicates = volumes(
  "volumeMeasurement",
  "volumeMeasurementTovol",
  "volumeMeasurementUlvol",
  "volumeMeasurementDlvol",
  [8, "volumeMeasurementTonop"],
  [16, "volumeMeasurementUlnop"],
  [32, "volumeMeasurementDlnop"],
);

/** What elements hold, by type (3GPP TS 29.244 8.1.2). */
const values: { readonly [type: number]: Lay } = {
  19: row("cause"),
  20: row("sourceInterface"),
  21: fTeid,
  22: all("networkInstance"),
  23: sdfFilter,
  24: readable("applicationId", "applicationIdStr"),
  25: row("gateStatus"),
  26: rates("ulMbr", "dlMbr"),
  27: rates("ulGbr", "dlGbr"),
  28: row("qerCorrelationId"),
  29: row("precedence"),
  30: transportMarking,
  31: volumes("volumeThreshold", "volumeThresholdTovol", "volumeThresholdUlvol", "volumeThresholdDlvol"),
  32: row("timeThreshold"),
  33: all("monitoringTime"),
  34: volumes("subseqVolume", "subseqVolumeThresholdTovol", "subseqVolumeThresholdUlvol", "subseqVolumeThresholdDlvol"),
  35: row("subsequentTimeThreshold"),
  36: row("inactivityDetectionTime"),
  37: octets("triggers1", "triggers2", "triggers3"),
  38: row("redirect", sized("redirectServerAddrLen", "redirectServerAddress")),
  39: row("reportType"),
  40: row("offendingIe"),
  41: sized("forwardingPolicyIdLen", "forwardingPolicyId"),
  42: row("destination"),
  43: octets("features1", "features2", "features3", "features4"),
  44: octets("apply1", "apply2"),
  45: flagged("downlinkData", [1, "paging"], [2, "qfi"]),
  46: row("dlDataNotificationDelay"),
  47: row("timer"),
  48: packetCount,
  49: row("modificationFlags"),
  50: row("responseFlags"),
  52: row("sequenceNumber"),
  53: row("metric"),
  55: row("timer"),
  56: row("pdrId"),
  57(page) {
    const set = page.take("fSeid");
    page.take("seid");
    if (set & 2) page.take("fSeidIpv4");
    if (set & 1) page.take("fSeidIpv6");
  },
  60: nodeId,
  61: pfdContents,
  62: row("measurementMethod"),
  63: octets("usageTrigger1", "usageTrigger2", "usageTrigger3"),
  64: row("measurementPeriod"),
  65: fqCsid,
  66: duplicates,
  67: row("durationMeasurement"),
  69: all("timeOfFirstPacket"),
  70: all("timeOfLastPacket"),
  71: row("quotaHoldingTime"),
  72: flagged("droppedThreshold", [1, "downlinkPackets"], [2, "bytesDownlinkData"]),
  73: volumes("volumeQuota", "volumeQuotaTovol", "volumeQuotaUlvol", "volumeQuotaDlvol"),
  74: row("timeQuota"),
  75: all("startTime"),
  76: all("endTime"),
  81: row("urrId"),
  82: row("urrId"),
  84: outerHeader,
  88: row("barId"),
  89: octets("cpFeatures"),
  90: row("usageInformation"),
  91: readable("applicationInstanceId", "applicationInstanceIdStr"),
  92: row("flowDirection", flowDescription),
  93: ueAddress,
  94: packetRate,
  95: octets("outHdrDesc", "extensionDeletion"),
  96: all("recoveryTimeStamp"),
  97: flagged("flowMarking", [1, row("trafficClass", "trafficMask")], [2, "sci"]),
  98: headerEnrichment,
  100: row("measurementInfo"),
  101: row("nodeReport"),
  103: flagged("remotePeer", [2, "nodeIdIpv4"], [1, "nodeIdIpv6"]),
  104: row("urSeqn"),
  106: all("predefRulesName"),
  107: all("predefRulesName"),
  108: row("farId"),
  109: row("qerId"),
  110: row("ociFlags"),
  111: row("releaseRequest"),
  112: row("timer"),
  113: row("pdnType"),
  114: failedRule,
  115: row("timeQuotaMechanism", "timeQuotaMechanismBti"),
  116: planeResources,
  117: row("userPlaneInactivityTime"),
  119: row("multiplierValueDigits", "multiplierExponent"),
  120: row("urrId"),
  121: volumes(
    "subsequentQuota",
    "subsequentVolumeQuotaTovol",
    "subsequentVolumeQuotaUlvol",
    "subsequentVolumeQuotaDlvol",
  ),
  122: row("subsequentTimeQuota"),
  123: row("rqi"),
  124: row("qfi"),
  125: row("queryUrrReference"),
  126: row("additionalReports"),
  131: row("trafficEndpointId"),
  133: macAddress,
  134: tag("cTag", "cTagCvid", "cTagPriority"),
  135: tag("sTag", "sTagSvid", "sTagPriority"),
  136: row("ethertype"),
  137: row("proxying"),
  138: all("ethertypeFilterId"),
  139: row("filterProperties"),
  140: row("suggestedBufferingPacketsCountPacketCount"),
  141: userId,
  142: row("sessionInformation"),
  144: addresses("macsDetected", "macDetected"),
  145: addresses("macsRemoved", "macRemoved"),
  146: row("inactivityTimer"),
  147: all("monitoringTime"),
  148: row("eventQuota"),
  149: row("eventThreshold"),
  150: row("eventQuota"),
  151: row("eventThreshold"),
  157: row("averagingWindow"),
  158: row("paging"),
  159: all("apnDnn"),
  161: row("srreqFlags"),
  162: row("aureqFlags"),
  163: all("activationTime"),
  164: all("deactivationTime"),
  182: row("numberOfReports"),
  257(page) {
    page.take("sNssaiSstSst", 1);
    page.take("sNssaiSstSd", 3);
  },
  // Travelping's.
  32769(page) {
    const set = page.take("vendorVolume");
    if (set & 1) page.take("travelpingVolumeMeasurementTonop");
    if (set & 2) page.take("travelpingVolumeMeasurementUlnop");
    if (set & 4) page.take("travelpingVolumeMeasurementDlnop");
  },
  32770: readable("travelpingBuildId", "travelpingBuildIdStr"),
  32771: all("travelpingNow"),
  32772: all("travelpingNow"),
  32773: all("travelpingNow"),
};

/** Elements that hold others. */
const groups: ReadonlySet<number> = new Set([
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 51, 54, 58, 59, 68, 77, 78, 79, 80, 83, 85, 86, 87, 99,
  102, 105, 118, 127, 128, 129, 130, 132, 143, 165, 166, 167, 168, 169, 175, 176, 183, 187, 188, 189, 190, 195, 199,
  200, 201, 203, 205, 211, 212, 213, 214, 216, 218, 220, 221, 225, 233, 238, 239, 240, 242, 247, 252, 255, 256, 261,
  263, 264, 270, 272, 276, 277, 279, 290, 295, 300, 301, 302, 303, 304, 310, 311, 315, 316,
]);

function element(page: ElementPage, depth: number): void {
  const type = page.peek(2);
  const length = page.peek(2, 2);
  const isVendors = (type & ENTERPRISE) !== 0;
  page.group("element", HEADER + length, () => {
    page.take(isVendors ? "enterpriseType" : "ieType");
    page.take("ieLength");
    page.window(length, () => {
      const vendor = isVendors ? page.take("enterpriseId") : 0;
      if (page.left === 0) return;
      if (groups.has(type)) return elements(page, depth + 1);
      const lay = vendor === 0 || vendor === TRAVELPING ? values[type] : undefined;
      if (lay) lay(page);
      else undecoded(page);
    });
  });
}

function undecoded(page: ElementPage): void {
  page.take("rest", page.left);
  page.within(() => page.mark("undecoded"));
}

function elements(page: ElementPage, depth: number): void {
  while (page.left > 0) {
    if (page.left < HEADER || depth > DEPTH_LIMIT) return page.fail();
    element(page, depth);
  }
}

/** The information elements of a message of PFCP, in groups within one another (3GPP TS 29.244 8). */
export const pfcpElements = laidOut("elements of PFCP", fields, (page) => elements(page, 0), {
  label: "Information elements",
});
