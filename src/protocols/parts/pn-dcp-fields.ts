import { ipv4, mac, mark, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { ValueStrings } from "../../definition/kinds.ts";

const show = "hex";
const dcpOptions: ValueStrings = [
  [0, 0, "Reserved"],
  [1, 1, "IP"],
  [2, 2, "Device properties"],
  [3, 3, "DHCP"],
  [4, 4, "Reserved"],
  [5, 5, "Control"],
  [6, 6, "Device Initiative"],
  [7, 7, "TSN Domain"],
  [128, 254, "Manufacturer specific"],
  [255, 255, "All Selector"],
];
export const dcpErrors = {
  0: "Ok",
  1: "Option unsupp.",
  2: "Suboption unsupp. or no DataSet avail.",
  3: "Suboption not set",
  4: "Resource Error",
  5: "SET not possible by local reasons",
  6: "In operation, SET not possible",
};
const suboption = (name: string, strings: ValueStrings) =>
  u8({ filter: `suboption_${name}`, label: "Suboption", strings });
const dhcp = {
  12: "Host name",
  43: "Vendor specific",
  54: "Server identifier",
  55: "Parameter request list",
  60: "Class identifier",
  61: "DHCP client identifier",
  81: "FQDN, Fully Qualified Domain Name",
  97: "UUID/GUID-based Client",
  255: "Control DHCP for address resolution",
};

/** Requests and responses, and the blocks in them (IEC 61158-6-10 4.3). */
export const dcpFields = {
  serviceId: u8({
    filter: "service_id",
    label: "ServiceID",
    strings: {
      0: "reserved",
      1: "Manufacturer specific",
      2: "Manufacturer specific",
      3: "Get",
      4: "Set",
      5: "Identify",
      6: "Hello",
    },
  }),
  serviceType: u8({
    filter: "service_type",
    label: "ServiceType",
    strings: { 0: "Request", 1: "Response Success", 5: "Response - Request not supported" },
  }),
  xid: u32({ filter: "xid", label: "Xid", show }),
  reserved8: u8({ filter: "reserved8", label: "Reserved" }),
  reserved16: u16({ filter: "reserved16", label: "Reserved" }),
  responseDelay: u16({ filter: "response_delay", label: "ResponseDelay" }),
  dataLength: u16({ filter: "data_length", label: "DCPDataLength" }),
  block: mark({ filter: "block", label: "Block" }),
  option: u8({ filter: "option", label: "Option", strings: dcpOptions }),
  blockLength: u16({ filter: "block_length", label: "DCPBlockLength" }),
  blockInfo: u16({ filter: "block_info", label: "BlockInfo", strings: [[0, 65535, "Reserved"]] }),
  blockQualifier: u16({
    filter: "block_qualifier",
    label: "BlockQualifier",
    strings: { 0: "Use the value temporary", 1: "Save the value permanent" },
  }),
  blockError: u8({ filter: "block_error", label: "BlockError", strings: dcpErrors }),
  ip: suboption("ip", { 0: "Reserved", 1: "MAC address", 2: "IP parameter", 3: "Full IP suite" }),
  device: suboption("device", {
    0: "Reserved",
    1: "Manufacturer specific (Type of Station)",
    2: "Name of Station",
    3: "Device ID",
    4: "Device Role",
    5: "Device Options",
    6: "Alias Name",
    7: "Device Instance",
    8: "OEM Device ID",
    10: "RSI Properties",
  }),
  dhcp: suboption("dhcp", dhcp),
  control: suboption("control", {
    0: "Reserved",
    1: "Start Transaction",
    2: "End Transaction",
    3: "Signal",
    4: "Response",
    5: "Reset Factory Settings",
    6: "Reset to Factory",
  }),
  initiative: suboption("deviceinitiative", { 0: "Reserved", 1: "Device Initiative" }),
  all: suboption("all", { 255: "ALL Selector" }),
  manufacturer: u8({ filter: "suboption_manuf", label: "Suboption" }),
  ipInfo: u16({
    filter: "suboption_ip_block_info",
    label: "BlockInfo",
    strings: {
      0: "IP not set",
      1: "IP set",
      2: "IP set by DHCP",
      128: "IP not set (address conflict detected)",
      129: "IP set (address conflict detected)",
      130: "IP set by DHCP (address conflict detected)",
    },
  }),
  macAddress: mac({ filter: "suboption_ip_mac_address", label: "MAC Address" }),
  address: ipv4({ filter: "suboption_ip_ip", label: "IPaddress" }),
  mask: ipv4({ filter: "suboption_ip_subnetmask", label: "Subnetmask" }),
  gateway: ipv4({ filter: "suboption_ip_standard_gateway", label: "StandardGateway" }),
  vendorValue: text("rest", { filter: "suboption_device_devicevendorvalue", label: "DeviceVendorValue" }),
  stationName: text("rest", { filter: "suboption_device_nameofstation", label: "NameOfStation" }),
  vendorId: u16({ filter: "suboption_vendor_id", label: "VendorID", show }),
  deviceId: u16({ filter: "suboption_device_id", label: "DeviceID", show }),
  role: u8({ filter: "suboption_device_role", label: "DeviceRoleDetails", show }),
  alias: text("rest", { filter: "suboption_device_aliasname", label: "AliasName" }),
  controlOption: u8({ filter: "suboption_control_option", label: "Option", strings: dcpOptions }),
  signal: u16({
    filter: "suboption_control_signal_value",
    label: "SignalValue",
    show,
    strings: { 0x100: "Flash Once" },
  }),
  initiativeValue: u16({
    filter: "deviceinitiative_value",
    label: "DeviceInitiativeValue",
    strings: {
      0: "Device does not issue a DCP-Hello-ReqPDU after power on",
      1: "Device does issue a DCP-Hello-ReqPDU after power on",
    },
  }),
};
export const dcpWorked = {
  padding: text("rest", { filter: "=pn.padding", label: "Padding" }),
  undecoded: text("rest", { filter: "=pn.undecoded", label: "Undecoded Data" }),
};
