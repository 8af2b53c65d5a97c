/** What messages of PostgreSQL are called by their first octets (PostgreSQL documentation, 55.7), as the client and as the server sends them. */
export const frontendTypes: { readonly [type: string]: string } = {
  p: "Password message",
  Q: "Simple query",
  P: "Parse",
  B: "Bind",
  E: "Execute",
  D: "Describe",
  C: "Close",
  H: "Flush",
  S: "Sync",
  F: "Function call",
  d: "Copy data",
  c: "Copy completion",
  f: "Copy failure",
  X: "Termination",
};
export const backendTypes: { readonly [type: string]: string } = {
  R: "Authentication request",
  K: "Backend key data",
  S: "Parameter status",
  "1": "Parse completion",
  "2": "Bind completion",
  "3": "Close completion",
  C: "Command completion",
  t: "Parameter description",
  T: "Row description",
  D: "Data row",
  I: "Empty query",
  n: "No data",
  E: "Error",
  N: "Notice",
  s: "Portal suspended",
  Z: "Ready for query",
  A: "Notification",
  V: "Function call response",
  G: "CopyIn response",
  H: "CopyOut response",
  d: "Copy data",
  c: "Copy completion",
  v: "Negotiate protocol version",
};
/** What messages without such an octet are, by the number behind their length. */
export const startupTypes: { readonly [code: number]: string } = {
  196608: "Startup message",
  80877102: "Cancel request",
  80877103: "SSL request",
  80877104: "GSS encrypt request",
};

export const authenticationTypes = {
  0: "Success",
  1: "Kerberos V4",
  2: "Kerberos V5",
  3: "Plaintext password",
  4: "crypt()ed password",
  5: "MD5 password",
  6: "SCM credentials",
  7: "GSSAPI",
  8: "GSSAPI/SSPI continue",
  9: "SSPI",
  10: "SASL",
  11: "SASL continue",
  12: "SASL complete",
};
export const transactionStates = { 73: "Idle", 84: "In a transaction", 69: "In a failed transaction" };
export const valueFormats = { 0: "Text", 1: "Binary" };
