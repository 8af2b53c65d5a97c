/** Interfaces of DCE/RPC by their identifiers ([MS-RPCE], [C706], and the specification of each). */
export const rpcInterfaces: { readonly [identifier: string]: string } = {
  "e1af8308-5d1f-11c9-91a4-08002b14a0fa": "EPMv4",
  "afa8bd80-7d8a-11c9-bef4-08002b102989": "MGMT",
  "12345778-1234-abcd-ef00-0123456789ab": "LSARPC",
  "12345778-1234-abcd-ef00-0123456789ac": "SAMR",
  "12345678-1234-abcd-ef00-01234567cffb": "RPC_NETLOGON",
  "12345678-1234-abcd-ef00-0123456789ab": "SPOOLSS",
  "367abb81-9844-35f1-ad32-98f038001003": "SVCCTL",
  "4b324fc8-1670-01d3-1278-5a47bf6ee188": "SRVSVC",
  "6bffd098-a112-3610-9833-46c3f87e345a": "WKSSVC",
  "338cd001-2244-31f1-aaaa-900038001003": "WINREG",
  "82273fdc-e32a-18c3-3f78-827929dc23ea": "EVENTLOG",
  "1ff70682-0a51-30e8-076d-740be8cee98b": "ATSVC",
  "86d35949-83c9-4044-b424-db363231fd0c": "TaskSchedulerService",
  "894de0c0-0d55-11d3-a322-00c04fa321a1": "INITSHUTDOWN",
  "3919286a-b10c-11d0-9ba8-00c04fd92ef5": "DSSETUP",
  "e3514235-4b06-11d1-ab04-00c04fc2dcd2": "DRSUAPI",
  "f5cc5a18-4264-101a-8c59-08002b2f8426": "NSPI",
  "a4f1db00-ca47-1067-b31f-00dd010662da": "MAPI",
  "000001a0-0000-0000-c000-000000000046": "ISystemActivator",
  "99fcfec4-5260-101b-bbcb-00aa0021347a": "IOXIDResolver",
  "00000131-0000-0000-c000-000000000046": "IRemUnknown",
  "5a7b91f8-ff00-11d0-a9b2-00c04fb6e6fc": "Messenger",
  "dea00001-6c97-11d1-8271-00a02442df7d": "PNIO (Device Interface)",
  "dea00002-6c97-11d1-8271-00a02442df7d": "PNIO (Controller Interface)",
  "dea00003-6c97-11d1-8271-00a02442df7d": "PNIO (Supervisor Interface)",
  "dea00004-6c97-11d1-8271-00a02442df7d": "PNIO (Parameter Server Interface)",
  "4fc742e0-4a10-11cf-8273-00aa004ae673": "NETDFS",
  "4d9f4ab8-7d1c-11cf-861e-0020af6e7c57": "REMACT",
  "6bffd098-a112-3610-9833-012892020162": "RPC_BROWSER",
  "8f09f000-b7ed-11ce-bbd2-00001a181cad": "RRAS",
  "ccd8c074-d0e5-4a40-92b4-d074faa6ba28": "WITNESS",
  "50abc2a4-574d-40b3-9d66-ee4fd5fba076": "DNSSERVER",
  "c681d488-d850-11d0-8c52-00c04fd90f7e": "EFS",
  "d049b186-814f-11d1-9a3c-00c04fc9b232": "FRSAPI",
  "f5cc59b4-4264-101a-8c59-08002b2f8426": "FRSRPC",
  "00000143-0000-0000-c000-000000000046": "IRemUnknown2",
};

/** Where the negotiation of features stands for a way to write values: its octets behind this are the features ([MS-RPCE] 3.3.1.5.3). */
export const FEATURE_NEGOTIATION = "6cb71c2c-9812-4540-";

/** Ways to write values. */
export const transferSyntaxes: { readonly [identifier: string]: string } = {
  "8a885d04-1ceb-11c9-9fe8-08002b104860": "32bit NDR",
  "71710533-beba-4937-8319-b5dbef9ccc36": "64bit NDR",
};
