import { decodeText } from "../../bytes/text.ts";
import { derivedText } from "../../definition/derived.ts";
import { bytes, custom, mac, mark, u16, u24, u32, u8 } from "../../definition/fields.ts";
import type { ValueStrings } from "../../definition/kinds.ts";
import { partView } from "./bit-view.ts";
import { some } from "./element-views.ts";
import { homeplugMessages, homeplugQualcomm } from "./homeplug-words.ts";

const little = true;
const show = "hex";
const results = { 0: "Success", 1: "Failure", 2: "Not supported" };
const keyTypes = { 0: "DAK", 1: "NMK", 2: "NEK", 3: "TEK", 4: "Hash Key", 5: "Nonce only (no key)" };
const roles = { 0: "Station", 1: "Proxy coordinator", 2: "Central coordinator" };
const securities = { 0: "No Security", 1: "Public Key Signature" };
const receivers = { 0: "Not Transmitted to other GP STA's HLE", 1: "Transmitted to another GP STA's HLE" };
/** An octet of which the lowest bits say something. */
const low = (filter: string, label: string, mask: number, strings: ValueStrings, shown: "hex" | "dec" = "hex") =>
  u8({ filter: "", views: [{ ...partView(filter, label, mask, strings), show: shown }] });
const octet = (filter: string, label: string, strings?: ValueStrings) =>
  u8({ filter, label, show, ...(strings ? { strings } : {}) });
const count = (filter: string, label: string) => u8({ filter, label });
const number = (filter: string, label: string) => u32({ filter, label, little });
const octets = (filter: string, label: string) => bytes("rest", { filter, label });
/** A text up to the first zero. */
function paddedText(filter: string, label: string) {
  return custom(
    derivedText("text up to a zero", (at, start, end) => {
      const stop = at.indexOf(0, start);
      return decodeText(at, start, stop < 0 || stop > end ? end : stop);
    }),
    { filter, label, type: "FT_STRING" },
  );
}
const typeParts = [
  {
    ...partView("mmhdr.mmtype.lsb", "LSB", 0x03, { 0: "Request", 1: "Confirm", 2: "Indication", 3: "Response" }),
    show,
    offset: 0,
    size: 1,
  },
  {
    ...partView("mmhdr.mmtype.msb", "MSB", 0xe0, {
      0: "STA - Central Coordinator",
      1: "Proxy Coordinator",
      2: "Central Coordinator - Central Coordinator",
      3: "STA - STA",
      4: "Manufacturer Specific",
      5: "Vendor Specific",
    }),
    show,
    offset: 1,
    size: 1,
  },
] as const;

/** The header of management messages (HomePlug AV specification 1.1, 11.1). */
const header = {
  mmhdr: mark({ filter: "mmhdr", label: "MAC Management Header" }),
  version: low("mmhdr.mmver", "Version", 0x01, { 0: "1.0", 1: "1.1" }, "dec"),
  type: u16({ filter: "mmhdr.mmtype", label: "Type", show, little, strings: homeplugMessages, views: typeParts }),
  qualcommType: u16({
    filter: "mmhdr.mmtype.qualcomm",
    label: "Type",
    show,
    little,
    strings: homeplugQualcomm,
    views: typeParts,
  }),
  fragments: u16({
    filter: "mmhdr.fmi",
    label: "Fragmentation Info",
    show,
    little,
    views: [
      { ...partView("public.frag_count", "Fragment count", 0xf0), offset: 0, size: 1 },
      { ...partView("public.frag_index", "Fragment index", 0x0f), offset: 0, size: 1 },
      {
        filter: "public.frag_seqnum",
        label: "Fragment Sequence number",
        type: "FT_UINT8",
        offset: 1,
        size: 1,
      },
    ],
  }),
  vendor: mark({ filter: "vendor", label: "Vendor MME" }),
  oui: u24({
    filter: "vendor.oui",
    label: "OUI",
    show,
    strings: { 0x00b052: "Qualcomm Atheros", 0x0080e1: "ST/IoTecha" },
  }),
  reserved: mark({ filter: "reserved", label: "Reserved" }),
};

/** Networks and keys (HomePlug AV specification 1.1, 11.5). */
const networks = {
  peks: low("nw_info.peks", "Payload Encryption Key Select", 0x0f, {
    0: "Destination STA's DAK",
    1: "NMK known to STA",
    2: "TEK Index 0",
    3: "TEK Index 1",
    4: "TEK Index 2",
    5: "TEK Index 3",
    6: "TEK Index 4",
    7: "TEK Index 5",
    8: "TEK Index 6",
    9: "TEK Index 7",
    10: "TEK Index 8",
    11: "TEK Index 9",
    12: "TEK Index 10",
    13: "TEK Index 11",
    14: "TEK Index 12",
    15: "No key",
  }),
  pid: low("nw_info.pid", "Protocol ID", 0x07, {
    0: "Authentication request by new STA",
    1: "Provision authenticated STA with new NEK by CCo",
    2: "Provision STA with NMK using DAK",
    3: "Provision STA with NMK using UKE",
    4: "HLE",
  }),
  prn: u16({ filter: "nw_info.prn", label: "Protocol run number", little }),
  pmn: count("nw_info.pmn", "Protocol message number"),
  myNonce: u32({ filter: "nw_info.my_nonce", label: "My nonce", show, little }),
  yourNonce: u32({ filter: "nw_info.your_nonce", label: "Your nonce", show, little }),
  coordinates: low("nw_info.cco_cap", "CCo capabilities", 0x03, roles),
  keyType: low("nw_info.key_type", "Key type", 0x07, keyTypes),
  nid: octets("nw_info.nid", "Network ID"),
  snid: octet("nw_info.snid", "Short Network ID"),
  tei: count("nw_info.tei", "Terminal Equipment Identifier"),
  role: low("nw_info.sta_role", "Station Role", 0x03, roles),
  networks: count("nw_info.num_avlns", "Number of AV Logical Networks"),
  encryptedAnswer: mark({ filter: "cm_enc_pld_rsp", label: "Encrypted Payload Response" }),
  encryptedResult: low("cm_enc_pld_rsp.result", "Result", 0x03, results),
  setKey: mark({ filter: "cm_set_key_req", label: "Set Key Request" }),
  newKey: octets("cm_set_key_req.nw_key", "New Key"),
  keySet: mark({ filter: "cm_set_key_cnf", label: "Set Key Confirmation" }),
  keySetResult: low("cm_set_key_cnf.result", "Result", 0x03, results),
  getKey: mark({ filter: "cm_get_key_req", label: "Get Key request" }),
  getKeyType: low("cm_get_key_req.type", "Request type", 0x01, { 0: "Direct", 1: "Relayed" }),
  keyGot: mark({ filter: "cm_get_key_cnf", label: "Get Key Confirmation" }),
  keyResult: low("cm_get_key_cnf.result", "Result", 0x03, {
    0: "Key granted",
    1: "Request refused",
    2: "Unsupported method/key type",
  }),
  askedKeyType: low("cm_get_key_cnf.rtype", "Requested key type", 0x07, keyTypes),
  gotKey: octets("cm_get_key_cnf.key", "Encryption/Hash key"),
  bridge: mark({ filter: "brg_infos_cnf", label: "Get Bridge Informations Confirmation" }),
  bridging: u8({ filter: "brg_infos_cnf.brd", label: "Bridging", type: "FT_BOOLEAN", truth: ["True", "False"] }),
  bridgeTei: count("brg_infos_cnf.btei", "Bridge Terminal Equipment Identifier"),
  bridged: count("brg_infos_cnf.num_stas", "Number of stations"),
  bridgedStation: mac({ filter: "brg_infos_cnf.mac", label: "Bridged Destination Address" }),
};

/** What devices of Qualcomm Atheros are asked. */
const devices = {
  software: mark({ filter: "get_sw_cnf", label: "Get Device/SW Version" }),
  softwareStatus: count("get_sw_cnf.status", "Status"),
  device: low("get_sw_cnf.dev_id", "Device ID", 0xff, {
    0x00: "Unknown",
    0x01: "INT6000",
    0x02: "INT6300",
    0x03: "INT6400",
    0x04: "AR7400",
    0x05: "AR6405",
    0x20: "QCA7450/QCA7420",
    0x21: "QCA6410/QCA6411",
    0x22: "QCA7000",
  }),
  versionLength: count("get_sw_cnf.ver_len", "Version length"),
  versionText: paddedText("get_sw_cnf.ver_str", "Version"),
  upgradable: u8({ filter: "get_sw_cnf.upg", label: "Upgradable", type: "FT_BOOLEAN", truth: ["True", "False"] }),
  network: mark({ filter: "nw_info_cnf", label: "Network Info Confirmation" }),
  networkInfo: mark({ filter: "nw_info_cnf.net_info", label: "Networks informations" }),
  coordinator: mac({ filter: "nw_info_cnf.cco_mac", label: "CCo MAC Address" }),
  coordinatorTei: count("nw_info_cnf.cco_tei", "CCo Terminal Equipment Identifier"),
  stations: count("nw_info_cnf.num_stas", "Number of AV Stations"),
  station: mark({ filter: "nw_info_cnf.sta_info", label: "Stations Informations" }),
  stationAddress: mac({ filter: "nw_info_cnf.sta_info.da", label: "Station MAC Address" }),
  stationTei: count("nw_info_cnf.sta_indo.tei", "Station Terminal Equipment Identifier"),
  stationBridges: mac({
    filter: "nw_info_cnf.sta_indo.bda",
    label: "MAC Address of first Node Bridged by Station",
  }),
  sendRate: u16({
    filter: "nw_info_cnf.sta_indo.phy_dr_tx",
    label: "Average PHY Tx data Rate (Mbits/sec)",
    type: "FT_UINT8",
    little,
  }),
  receiveRate: u16({
    filter: "nw_info_cnf.sta_indo.phy_dr_rx",
    label: "Average PHY Rx data Rate (Mbits/sec)",
    type: "FT_UINT8",
    little,
  }),
  coupling: u8({
    filter: "",
    views: [
      partView("nw_info_cnf.sta_info.phy_coupling_tx", "PHY Tx Coupling", 0x0f, { 0: "Primary", 1: "Alternate" }),
      partView("nw_info_cnf.sta_info.phy_coupling_rx", "PHY Rx Coupling", 0xf0, { 0: "Primary", 1: "Alternate" }),
    ],
  }),
  loop: mark({ filter: "fr_lbk.req", label: "Loopback Request" }),
  loopDuration: count("lbk.duration", "Duration"),
  loopLength: u16({ filter: "lbk.len", label: "Length", little }),
  loopData: mark({ filter: "fr_lbj_req.data", label: "Data" }),
  looped: mark({ filter: "fr_lbk_cnf", label: "Loopback Confirmation" }),
  loopStatus: low("fr_lbk_cnf.status", "Status", 0x03, results),
  getAttributes: mark({ filter: "op_attr_req", label: "Get Device Attributes Request" }),
  cookie: number("op_attr.cookie", "Cookie"),
  reportType: octet("op_attr.rep_type", "Report Type", { 0: "Binary", 1: "XML" }),
  attributes: mark({ filter: "op_attr_cnf", label: "Get Device Attributes Confirmation" }),
  attributesStatus: u16({
    filter: "",
    little,
    views: [some("op_attr_cnf.status", "Status", 0x03, { show, strings: results })],
  }),
  attributesSize: u16({ filter: "op_attr_cnf.size", label: "Size", type: "FT_UINT8", little }),
  attributesData: mark({ filter: "op_attr_cnf.data", label: "Data" }),
  hardware: paddedText("op_attr_cnf.data.hw", "Hardware platform"),
  platform: paddedText("op_attr_cnf.data.sw", "Software platform"),
  major: number("op_attr_cnf.data.sw_major", "Major version"),
  minor: number("op_attr_cnf.data.sw_minor", "Minor version"),
  subversion: number("op_attr_cnf.data.sw_sub", "Software/PIB version"),
  built: paddedText("op_attr_cnf.data.sw_date", "Build date"),
  release: paddedText("op_attr_cnf.data.sw_rel", "Release type"),
  memoryType: count("op_attr_cnf.data.sw_sdram_type", "SDRAM type"),
  power: u8({
    filter: "",
    views: [
      partView("op_attr_cnf.data.sw_linefreq", "Line frequency (Hz)", 0x03, {
        0: "Unknown frequency",
        1: "50Hz",
        2: "60Hz",
      }),
      partView("op_attr_cnf.data.sw_zerocross", "Zero-crossing", 0x0c, {
        0: "Not yet detected",
        1: "Detected",
        2: "Missing",
      }),
    ],
  }),
  memorySize: number("op_attr_cnf.data.sw_sdram_size", "SDRAM size (Mbytes)"),
  authorization: count("op_attr_cnf.data.sw_auth_mode", "Authorization mode"),
  getPhy: mark({ filter: "enet_phy_req", label: "Get Ethernet PHY Settings Request" }),
  phyControl: low("enet_phy_req.mcontrol", "Message Control", 0x01, { 0: "Read", 1: "Write" }, "dec"),
  phyCapabilities: octet("enet_phy_req.addcaps", "Advertisement Capabilities"),
  phy: mark({ filter: "enet_phy_cnf", label: "Get Ethernet PHY Settings Confirmation" }),
  phyStatus: low("enet_phy_cnf.status", "Status", 0x03, results, "dec"),
  phySpeed: low("enet_phy.speed", "Speed", 0x03, { 0: "10 Mbits/sec", 1: "100 Mbits/sec", 2: "1 Gbits/sec" }, "dec"),
  phyDuplex: low("enet_phy.duplex", "Duplex", 0x01, { 0: "Half", 1: "Full" }, "dec"),
};

/** How a car finds the charger that it stands at (HomePlug Green PHY specification 1.1, 11.5). */
const charging = {
  parmApplication: octet("gp.cm_slac_parm.apptype", "Application type"),
  parmSecurity: octet("gp.cm_slac_parm.sectype", "Security in M-Sound Message", securities),
  parmRun: octets("gp.cm_slac_parm.runid", "Run ID"),
  soundTarget: octets("gp.cm_slac_parm.sound_target", "M-Sound Target"),
  soundCount: octet("gp.cm_slac_parm.sound_count", "M-Sound Count"),
  parmTimeout: count("gp.cm_slac_parm.time_out", "M-Sound MPDU Time Out (N*100 msec)"),
  parmResponse: octet("gp.cm_slac_parm.resptype", "Response type", receivers),
  parmForward: mac({ filter: "gp.cm_slac_parm.forwarding_sta", label: "Forwarded to MAC" }),
  profileCar: mac({ filter: "gp.cm_atten_profile_ind.pev_mac", label: "PEV MAC Address" }),
  profileGroups: octet("gp.cm_atten_profile_ind.groups_count", "Number of Groups"),
  charResult: octet("gp.cm_atten_char.result", "Result", results),
  charApplication: octet("gp.cm_atten_char.apptype", "Application type"),
  charSecurity: octet("gp.cm_atten_char.sectype", "Security", securities),
  charSource: mac({ filter: "gp.cm_atten_char.source_mac", label: "Source MAC" }),
  charRun: octets("gp.cm_atten_char.runid", "Run ID"),
  charSourceId: octets("gp.cm_atten_char.source_id", "Source ID"),
  charResponder: octets("gp.cm_atten_char.resp_id", "Response ID"),
  charSounds: count("gp.cm_atten_char.sounds_count", "Number of Sounds"),
  charProfile: mark({ filter: "gp.cm_atten_char.profile", label: "Signal level attenuation profile" }),
  charGroups: count("gp.cm_atten_char.groups_count", "Number of Groups"),
  attenuation: count("gp.cm_atten_char.aag", "Average Attenuation of group (dB)"),
  startSounds: octet("gp.cm_start_atten_char.sounds_count", "Number of Sounds"),
  startTimeout: count("gp.cm_start_atten_char.time_out", "M-Sound MPDU Time Out (N*100 msec)"),
  startResponse: octet("gp.cm_start_atten_char.resptype", "Response type", receivers),
  startForward: mac({ filter: "gp.cm_start_atten_char.sound_forwarding_sta", label: "Forwarded to MAC" }),
  startRun: octets("gp.cm_start_atten_char.runid", "Run ID"),
  soundApplication: octet("gp.cm_mnbc_sound.apptype", "Application type"),
  soundSecurity: octet("gp.cm_mnbc_sound.sectype", "Security", securities),
  soundSender: octets("gp.cm_mnbc_sound.sender_id", "Sender ID"),
  soundsLeft: count("gp.cm_mnbc_sound.countdown", "Remaining Number of Sounds"),
  soundRun: octets("gp.cm_mnbc_sound.runid", "Run ID"),
  soundReserved: mark({ filter: "gp.cm_mnbc_sound.reserved", label: "Reserved" }),
  soundRandom: octets("gp.cm_mnbc_sound.rnd", "Random number"),
  matchApplication: octet("gp.cm_slac_match.apptype", "Application type"),
  matchSecurity: octet("gp.cm_slac_match.sectype", "Security", securities),
  matchLength: u16({ filter: "gp.cm_slac_match.length", label: "Length", show, little }),
  matchCarId: octets("gp.cm_slac_match.pev_id", "PEV ID"),
  matchCar: mac({ filter: "gp.cm_slac_match.pev_mac", label: "PEV MAC" }),
  matchChargerId: octets("gp.cm_slac_match.evse_id", "EVSE ID"),
  matchCharger: mac({ filter: "gp.cm_slac_match.evse_mac", label: "EVSE MAC" }),
  matchRun: octets("gp.cm_slac_match.runid", "Run ID"),
  matchReserved: mark({ filter: "gp.cm_slac_match.rsvd", label: "Reserved" }),
  matchNetwork: octets("gp.cm_slac_match.nid", "Network ID"),
  matchKey: octets("gp.cm_slac_match.nmk", "Network Membership Key (NMK)"),
};

export const homeplugFields = { ...header, ...networks, ...devices, ...charging };
