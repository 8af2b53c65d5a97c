/** Headers of SIP by Wireshark's filter names (IANA SIP Parameters, Header Fields). */
const names = `
Accept Accept-Contact Accept-Encoding Accept-Language Accept-Resource-Priority Additional-Identity Alert-Info Allow Allow-Events Answer-Mode
Attestation-Info Authentication-Info Authorization Call-ID Call-Info Cellular-Network-Info Contact Content-Disposition Content-Encoding
Content-Language Content-Length Content-Type CSeq Date Diversion Error-Info Event Expires Feature-Caps Flow-Timer From Geolocation
Geolocation-Error Geolocation-Routing History-Info Identity Identity-info Info-Package In-Reply-To Join Max-Breadth Max-Forwards MIME-Version
Min-Expires Min-SE Organization Origination-Id P-Access-Network-Info P-Answer-State P-Asserted-Identity P-Asserted-Service P-Associated-URI
P-Called-Party-ID P-Charge-Info P-Charging-Function-Addresses P-Charging-Vector P-DCS-Billing-Info P-DCS-LAES P-DCS-OSPS P-DCS-Redirect
P-DCS-Trace-Party-ID P-Early-Media P-Media-Authorization P-Preferred-Identity P-Preferred-Service P-Profile-Key P-Refused-URI-List P-Served-User
P-User-Database P-Visited-Network-ID Path Permission-Missing Priority Priority-Share Priv-Answer-mode Privacy Proxy-Authenticate
Proxy-Authorization Proxy-Require RAck RSeq Reason Record-Route Recv-Info Refer-Sub Refer-To Referred-by Reject-Contact Relayed-Charge Replaces
Reply-To Request-Disposition Require Resource-Priority Resource-Share Response-Source Restoration-Info Retry-After Route Security-Client
Security-Server Security-Verify Server Service-Interact-Info Service-Route Session-Expires Session-ID Subject Subscription-State Supported
Target-Dialog Timestamp To Trigger-Consent Unsupported User-Agent Via WWW-Authenticate Warning`
  .trim()
  .split(/\s+/);

export const sipHeaders: { readonly [filter: string]: string } = {
  ...Object.fromEntries(names.map((name) => [name, name])),
  ETag: "SIP-ETag",
};

/** One-letter names that stand for longer ones (RFC 3261 section 7.3.3 and later RFCs). */
export const sipCompactNames: { readonly [letter: string]: string } = {
  a: "accept-contact",
  b: "referred-by",
  c: "content-type",
  d: "request-disposition",
  e: "content-encoding",
  f: "from",
  i: "call-id",
  j: "reject-contact",
  k: "supported",
  l: "content-length",
  m: "contact",
  n: "identity-info",
  o: "event",
  r: "refer-to",
  s: "subject",
  t: "to",
  u: "allow-events",
  v: "via",
  x: "session-expires",
  y: "identity",
};
