/** Names of object identifiers, as Wireshark writes them: of algorithms, attributes, extensions, mechanisms, controls. */
// oxfmt-ignore
const names: { readonly [identifier: string]: string } = {
  "1.2.840.10040.4.1": "id-dsa", "1.2.840.10040.4.3": "id-dsa-with-sha1", "1.2.840.10045.2.1": "id-ecPublicKey",
  "1.2.840.10045.3.1.7": "secp256r1", "1.2.840.10045.4.1": "ecdsa-with-SHA1", "1.2.840.10045.4.3.1": "ecdsa-with-SHA224",
  "1.2.840.10045.4.3.2": "ecdsa-with-SHA256", "1.2.840.10045.4.3.3": "ecdsa-with-SHA384", "1.2.840.10045.4.3.4": "ecdsa-with-SHA512",
  "1.2.840.48018.1.2.2": "MS KRB5 - Microsoft Kerberos 5", "1.2.840.113549.1.1.1": "rsaEncryption", "1.2.840.113549.1.1.2": "md2WithRSAEncryption",
  "1.2.840.113549.1.1.3": "md4WithRSAEncryption", "1.2.840.113549.1.1.4": "md5WithRSAEncryption", "1.2.840.113549.1.1.5": "sha1WithRSAEncryption",
  "1.2.840.113549.1.1.10": "id-RSASSA-PSS", "1.2.840.113549.1.1.11": "sha256WithRSAEncryption", "1.2.840.113549.1.1.12": "sha384WithRSAEncryption",
  "1.2.840.113549.1.1.13": "sha512WithRSAEncryption", "1.2.840.113549.1.1.14": "sha224WithRSAEncryption",
  "1.2.840.113549.1.9.1": "pkcs-9-at-emailAddress", "1.2.840.113554.1.2.2": "KRB5 - Kerberos 5",
  "1.2.840.113554.1.2.2.3": "KRB5 - Kerberos 5 - User to User", "1.2.840.113556.1.4.319": "pagedResultsControl",
  "1.2.840.113556.1.4.417": "LDAP_SERVER_SHOW_DELETED_OID", "1.2.840.113556.1.4.473": "sortKeyList", "1.2.840.113556.1.4.474": "sortResult",
  "1.2.840.113556.1.4.521": "LDAP_SERVER_CROSSDOM_MOVE_TARGET_OID", "1.2.840.113556.1.4.528": "LDAP_SERVER_NOTIFICATION_OID",
  "1.2.840.113556.1.4.529": "LDAP_SERVER_EXTENDED_DN_OID", "1.2.840.113556.1.4.619": "LDAP_SERVER_LAZY_COMMIT_OID",
  "1.2.840.113556.1.4.800": "LDAP_CAP_ACTIVE_DIRECTORY_OID", "1.2.840.113556.1.4.801": "LDAP_SERVER_SD_FLAGS_OID",
  "1.2.840.113556.1.4.802": "LDAP_SERVER_RANGE_OPTION_OID", "1.2.840.113556.1.4.805": "LDAP_SERVER_TREE_DELETE_OID",
  "1.2.840.113556.1.4.841": "dirsync", "1.2.840.113556.1.4.970": "LDAP_SERVER_GET_STATS_OID",
  "1.2.840.113556.1.4.1338": "LDAP_SERVER_VERIFY_NAME_OID", "1.2.840.113556.1.4.1339": "LDAP_SERVER_DOMAIN_SCOPE_OID",
  "1.2.840.113556.1.4.1340": "LDAP_SERVER_SEARCH_OPTIONS_OID", "1.2.840.113556.1.4.1341": "LDAP_SERVER_RODC_DCPROMO_OID",
  "1.2.840.113556.1.4.1413": "LDAP_SERVER_PERMISSIVE_MODIFY_OID", "1.2.840.113556.1.4.1504": "LDAP_SERVER_ASQ_OID",
  "1.2.840.113556.1.4.1670": "LDAP_CAP_ACTIVE_DIRECTORY_V51_OID", "1.2.840.113556.1.4.1791": "LDAP_CAP_ACTIVE_DIRECTORY_LDAP_INTEG_OID",
  "1.2.840.113556.1.4.1852": "LDAP_SERVER_QUOTA_CONTROL_OID", "1.2.840.113556.1.4.1907": "LDAP_SERVER_SHUTDOWN_NOTIFY_OID",
  "1.2.840.113556.1.4.1948": "LDAP_SERVER_RANGE_RETRIEVAL_NOERR_OID", "1.2.840.113556.1.4.1974": "LDAP_SERVER_FORCE_UPDATE_OID",
  "1.2.840.113556.1.4.2026": "LDAP_SERVER_DN_INPUT_OID", "1.2.840.113556.1.4.2064": "LDAP_SERVER_SHOW_RECYCLED_OID",
  "1.2.840.113556.1.4.2065": "LDAP_SERVER_SHOW_DEACTIVATED_LINK_OID", "1.2.840.113556.1.4.2066": "LDAP_SERVER_POLICY_HINTS_DEPRECATED_OID",
  "1.2.840.113556.1.4.2090": "LDAP_SERVER_DIRSYNC_EX_OID", "1.2.840.113556.1.4.2204": "LDAP_SERVER_TREE_DELETE_EX_OID",
  "1.2.840.113556.1.4.2205": "LDAP_SERVER_UPDATE_STATS_OID", "1.2.840.113556.1.4.2206": "LDAP_SERVER_SEARCH_HINTS_OID",
  "1.2.840.113556.1.4.2211": "LDAP_SERVER_EXPECTED_ENTRY_COUNT_OID", "1.2.840.113556.1.4.2239": "LDAP_SERVER_POLICY_HINTS_OID",
  "1.2.840.113556.1.4.2255": "LDAP_SERVER_SET_OWNER_OID", "1.2.840.113556.1.4.2256": "LDAP_SERVER_BYPASS_QUOTA_OID",
  "1.2.840.113556.1.4.2309": "LDAP_SERVER_LINK_TTL_OID", "1.2.840.113556.1.4.2330": "LDAP_SERVER_SET_CORRELATION_ID_OID",
  "1.2.840.113556.1.4.2354": "LDAP_SERVER_THREAD_TRACE_OVERRIDE_OID",
  "1.3.6.1.4.1.311.2.2.10": "NTLMSSP - Microsoft NTLM Security Support Provider",
  "1.3.6.1.4.1.311.2.2.30": "NEGOEX - SPNEGO Extended Negotiation Security Mechanism", "1.3.6.1.4.1.311.21.1": "id-ms-ca-version",
  "1.3.6.1.4.1.311.21.4": "id-ms-next-publish", "1.3.6.1.4.1.311.21.7": "id-ms-certificate-template",
  "1.3.6.1.4.1.311.21.10": "id-ms-application-certificate-policies", "1.3.6.1.4.1.311.60.2.1.1": "jurisdictionOfIncorporationLocalityName",
  "1.3.6.1.4.1.311.60.2.1.2": "jurisdictionOfIncorporationStateOrProvinceName",
  "1.3.6.1.4.1.311.60.2.1.3": "jurisdictionOfIncorporationCountryName", "1.3.6.1.4.1.1466.20037": "LDAP_START_TLS_OID",
  "1.3.6.1.4.1.11129.2.4.2": "SignedCertificateTimestampList", "1.3.6.1.5.5.2": "SPNEGO - Simple Protected Negotiation",
  "1.3.6.1.5.5.7.1.1": "id-pe-authorityInfoAccess", "1.3.6.1.5.5.7.1.2": "id-pe-biometricInfo", "1.3.6.1.5.5.7.1.3": "id-pe-qcStatements",
  "1.3.6.1.5.5.7.1.12": "id-pe-logotype", "1.3.6.1.5.5.7.1.24": "id-pe-tlsfeature", "1.3.6.1.5.5.7.2.1": "id-qt-cps",
  "1.3.6.1.5.5.7.2.2": "id-qt-unotice", "1.3.6.1.5.5.7.3.1": "id-kp-serverAuth", "1.3.6.1.5.5.7.3.2": "id-kp-clientAuth",
  "1.3.6.1.5.5.7.3.3": "id-kp-codeSigning", "1.3.6.1.5.5.7.3.4": "id-kp-emailProtection", "1.3.6.1.5.5.7.3.6": "id-kp-ipsecTunnel",
  "1.3.6.1.5.5.7.3.7": "id-kp-ipsecUser", "1.3.6.1.5.5.7.3.8": "id-kp-timeStamping", "1.3.6.1.5.5.7.3.9": "OCSPSigning",
  "1.3.6.1.5.5.7.48.1": "id-ad-ocsp", "1.3.6.1.5.5.7.48.1.1": "id-pkix-ocsp-basic", "1.3.6.1.5.5.7.48.1.2": "id-pkix-ocsp-nonce",
  "1.3.6.1.5.5.7.48.1.4": "id-pkix-ocsp-response", "1.3.6.1.5.5.7.48.1.5": "id-pkix-ocsp-nocheck",
  "1.3.6.1.5.5.7.48.1.6": "id-pkix-ocsp-archive-cutoff", "1.3.6.1.5.5.7.48.2": "id-ad-caIssuers", "1.3.14.3.2.26": "SHA-1",
  "1.3.132.0.33": "secp224r1", "1.3.132.0.34": "secp384r1", "1.3.132.0.35": "secp521r1", "2.5.4.3": "id-at-commonName", "2.5.4.4": "id-at-surname",
  "2.5.4.5": "id-at-serialNumber", "2.5.4.6": "id-at-countryName", "2.5.4.7": "id-at-localityName", "2.5.4.8": "id-at-stateOrProvinceName",
  "2.5.4.9": "id-at-streetAddress", "2.5.4.10": "id-at-organizationName", "2.5.4.11": "id-at-organizationalUnitName", "2.5.4.12": "id-at-title",
  "2.5.4.13": "id-at-description", "2.5.4.15": "id-at-businessCategory", "2.5.4.16": "id-at-postalAddress", "2.5.4.17": "id-at-postalCode",
  "2.5.4.18": "id-at-postOfficeBox", "2.5.4.19": "id-at-physicalDeliveryOfficeName", "2.5.4.20": "id-at-telephoneNumber", "2.5.4.41": "id-at-name",
  "2.5.4.42": "id-at-givenName", "2.5.4.43": "id-at-initials", "2.5.4.44": "id-at-generationQualifier", "2.5.4.46": "id-at-dnQualifier",
  "2.5.4.51": "id-at-houseIdentifier", "2.5.4.65": "id-at-pseudonym", "2.5.29.9": "id-ce-subjectDirectoryAttributes",
  "2.5.29.14": "id-ce-subjectKeyIdentifier", "2.5.29.15": "id-ce-keyUsage", "2.5.29.16": "id-ce-privateKeyUsagePeriod",
  "2.5.29.17": "id-ce-subjectAltName", "2.5.29.18": "id-ce-issuerAltName", "2.5.29.19": "id-ce-basicConstraints", "2.5.29.20": "id-ce-cRLNumber",
  "2.5.29.21": "id-ce-reasonCode", "2.5.29.24": "id-ce-invalidityDate", "2.5.29.27": "id-ce-deltaCRLIndicator",
  "2.5.29.28": "id-ce-issuingDistributionPoint", "2.5.29.29": "id-ce-certificateIssuer", "2.5.29.30": "id-ce-nameConstraints",
  "2.5.29.31": "id-ce-cRLDistributionPoints", "2.5.29.32": "id-ce-certificatePolicies", "2.5.29.32.0": "anyPolicy",
  "2.5.29.33": "id-ce-policyMappings", "2.5.29.35": "id-ce-authorityKeyIdentifier", "2.5.29.36": "id-ce-policyConstraints",
  "2.5.29.37": "id-ce-extKeyUsage", "2.5.29.46": "id-ce-freshestCRL", "2.5.29.54": "id-ce-inhibitAnyPolicy",
  "2.16.840.1.113730.1.1": "ns_cert_exts.cert_type", "2.16.840.1.113730.3.4.9": "VLV Request LDAPv3 control",
  "2.16.840.1.113730.3.4.10": "VLV Response LDAPv3 control",
};
/** What the numbers that identifiers begin with are called, where nothing is known of the rest. */
const roots = {
  "1.2.840.": "ISO assigned OIDs, USA.",
  "2.16.840.1.": "US company arc.",
  "1.": "iso.",
  "2.": "joint-iso-itu-t.",
};

/** The name of an identifier; of an unknown one its numbers, behind the name of the first of them. */
export function objectName(identifier: string): string {
  const name = names[identifier];
  if (name !== undefined) return name;
  const root = Object.entries(roots).find(([start]) => identifier.startsWith(start));
  return root ? root[1] + identifier.slice(root[0].length) : identifier;
}
