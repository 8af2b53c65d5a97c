/** Attributes of the base protocol and the applications of the IETF (IANA, AAA Parameters) by their types, each number with its name. */
export const diameterBase = {
  address: `
8 Framed-IP-Address|9 Framed-IP-Netmask|14 Login-IP-Host|257 Host-IP-Address|333 MIP-Mobile-Node-Address|
334 MIP-Home-Agent-Address|487 MIP-Careof-Address|504 PMIP6-DHCP-Server-Address|505 PMIP6-IPv4-Home-Address|
518 IP-Address|520 IP-Address-Start|521 IP-Address-End`,
  float: `
496 Token-Rate|497 Bucket-Depth|498 Peak-Traffic-Rate|502 Bandwidth`,
  group: `
260 Vendor-Specific-Application-Id|279 Failed-AVP|284 Proxy-Info|297 Experimental-Result|300 E2E-Sequence|
322 MIP-MN-AAA-Auth|325 MIP-MN-to-FA-MSA|326 MIP-FA-to-MN-MSA|328 MIP-FA-to-HA-MSA|329 MIP-HA-to-FA-MSA|
331 MIP-MN-to-HA-MSA|332 MIP-HA-to-MN-MSA|347 MIP-Originating-Foreign-AAA|348 MIP-Home-Agent-Host|
368 SIP-Accounting-Information|372 SIP-Server-Capabilities|376 SIP-Auth-Data-Item|379 SIP-Authenticate|
380 SIP-Authorization|381 SIP-Authentication-Info|383 SIP-Deregistration-Reason|389 SIP-User-Data|401 Tunneling|
402 CHAP-Auth|413 CC-Money|423 Cost-Information|430 Final-Unit-Indication|431 Granted-Service-Unit|
434 Redirect-Server|437 Requested-Service-Unit|440 Service-Parameter-Info|443 Subscription-Id|445 Unit-Value|
446 Used-Service-Unit|456 Multiple-Services-Credit-Control|457 G-S-U-Pool-Reference|458 User-Equipment-Info|
486 MIP6-Agent-Info|492 MIP-MN-HA-MSA|495 TMOD-1|501 TMOD-2|507 Service-Configuration|508 QoS-Resources|
509 Filter-Rule|511 Classifier|515 From-Spec|516 To-Spec|519 IP-Address-Range|522 IP-Address-Mask|
525 MAC-Address-Mask|528 EUI64-Address-Mask|531 Port-Range|537 IP-Option|540 TCP-Option|543 TCP-Flags|545 ICMP-Type|
548 ETH-Option|549 ETH-Proto-Type|552 VLAN-ID-Range|557 User-Priority-Range|560 Time-Of-Day-Condition|
574 QoS-Profile-Template|576 QoS-Parameters|577 Excess-Treatment|621 OC-Supported-Features|623 OC-OLR|650 Load|
653 User-Equipment-Info-Extension`,
  octets: `
2 User-Password|3 CHAP-Password|4 NAS-IP-Address|24 State|25 Class|33 Proxy-State|34 Login-LAT-Service|
35 Login-LAT-Node|36 Login-LAT-Group|39 Framed-AppleTalk-Zone|44 Acct-Session-Id|56 Egress-VLANID|
59 User-Priority-Table|60 CHAP-Challenge|63 Login-LAT-Port|68 Tunnel-Connection-ID|69 Tunnel-Password|
70 ARAP-Password|71 ARAP-Features|74 ARAP-Security-Data|78 Configuration-Token|79 EAP-Message|80 Signature|
81 Tunnel-Private-Group-Id|82 Tunnel-Assignment-Id|84 ARAP-Challenge-Response|88 Framed-Pool|
94 Originating-Line-Info|95 NAS-IPv6-Address|97 Framed-IPv6-Prefix|98 Login-IPv6-Host|100 Framed-IPv6-Pool|
123 Delegated-IPv6-Prefix|125 MIP6-Home-Link-Prefix|126 Operator-Name|127 Location-Information|128 Location-Data|
129 Basic-Location-Policy-Rules|130 Extended-Location-Policy-Rules|131 Location-Capable|132 Requested-Location-Info|
137 PKM-SS-Cert|138 PKM-CA-Cert|139 PKM-Config-Settings|140 PKM-Cryptosuite-List|141 PPKM-SAID|142 PKM-SA-Descriptor|
143 PKM-Auth-Key|192 Experimental-Use-192|193 Experimental-Use-193|194 Experimental-Use-194|195 Experimental-Use-195|
196 Experimental-Use-196|197 Experimental-Use-197|198 Experimental-Use-198|199 Experimental-Use-199|
200 Experimental-Use-200|201 Experimental-Use-201|202 Experimental-Use-202|203 Experimental-Use-203|
204 Experimental-Use-204|205 Experimental-Use-205|206 Experimental-Use-206|207 Experimental-Use-207|
208 Experimental-Use-208|209 Experimental-Use-209|210 Experimental-Use-210|211 Experimental-Use-211|
212 Experimental-Use-212|213 Experimental-Use-213|214 Experimental-Use-214|215 Experimental-Use-215|
216 Experimental-Use-216|217 Experimental-Use-217|218 Experimental-Use-218|219 Experimental-Use-219|
220 Experimental-Use-220|221 Experimental-Use-221|222 Experimental-Use-222|223 Experimental-Use-223|
224 Implementation-Specific-224|225 Implementation-Specific-225|226 Implementation-Specific-226|
227 Implementation-Specific-227|228 Implementation-Specific-228|229 Implementation-Specific-229|
230 Implementation-Specific-230|231 Implementation-Specific-231|232 Implementation-Specific-232|
233 Implementation-Specific-233|234 Implementation-Specific-234|235 Implementation-Specific-235|
236 Implementation-Specific-236|237 Implementation-Specific-237|238 Implementation-Specific-238|
239 Implementation-Specific-239|240 Implementation-Specific-240|241 Reserved-241|242 Reserved-242|243 Reserved-243|
244 Reserved-244|245 Reserved-245|246 Reserved-246|247 Reserved-247|248 Reserved-248|249 Reserved-249|
250 Reserved-250|251 Reserved-251|252 Reserved-252|253 Reserved-253|254 Reserved-254|255 Reserved-255|
320 MIP-Reg-Request|321 MIP-Reg-Reply|335 MIP-Nonce|343 MIP-Session-Key|344 MIP-FA-Challenge|
391 SIP-User-Data-Contents|404 CHAP-Ident|405 CHAP-Response|411 CC-Correlation-Id|442 Service-Parameter-Value|
460 User-Equipment-Info-Value|462 EAP-Payload|463 EAP-Reissued-Payload|464 EAP-Master-Session-Key|
488 MIP-Authenticator|489 MIP-MAC-Mobility-Data|490 MIP-Timestamp|512 Classifier-ID|524 MAC-Address|
526 MAC-Address-Mask-Pattern|527 EUI64-Address|529 EUI64-Address-Mask-Pattern|539 IP-Option-Value|
542 TCP-Option-Value|550 ETH-Ether-Type|551 ETH-SAP|654 User-Equipment-Info-IMEISV|655 User-Equipment-Info-MAC|
656 User-Equipment-Info-EUI64|657 User-Equipment-Info-ModifiedEUI64|658 User-Equipment-Info-IMEI|
1008 S-CSCF-Name-Originating|1009 S-CSCF-Name-Terminating|1012 SIP-Server-Name`,
  signed: `
6 Service-Type|7 Framed-Protocol|10 Framed-Routing|13 Framed-Compression|15 Login-Service|29 Termination-Action|
40 Acct-Status-Type|45 Acct-Authentic|47 Acct-Input-Packets|48 Acct-Output-Packets|49 Acct-Terminate-Cause|
52 Acct-Input-Gigawords|53 Acct-Output-Gigawords|57 Ingress-Filters|61 NAS-Port-Type|64 Tunnel-Type|
65 Tunnel-Medium-Type|72 ARAP-Zone-Access|76 Prompt|101 Error-Cause|133 Framed-Management-Protocol|
134 Management-Transport-Protection|136 Management-Privilege-Level|261 Redirect-Host-Usage|268 Result-Code|
270 Session-Binding|271 Session-Server-Failover|273 Disconnect-Cause|274 Auth-Request-Type|277 Auth-Session-State|
285 Re-Auth-Request-Type|291 Authorization-Lifetime|295 Termination-Cause|298 Experimental-Result-Code|
299 Inband-Security-Id|301 DRMP|337 MIP-Feature-Vector|345 MIP-Algorithm-Type|346 MIP-Replay-Mode|
375 SIP-Server-Assignment-Type|377 SIP-Authentication-Scheme|384 SIP-Reason-Code|387 SIP-User-Authorization-Type|
392 SIP-User-Data-Already-Available|403 CHAP-Algorithm|406 Accounting-Auth-Method|408 Origin-AAA-Protocol|
416 CC-Request-Type|418 CC-Session-Failover|422 Check-Balance-Result|426 Credit-Control|
427 Credit-Control-Failure-Handling|428 Direct-Debiting-Failure-Handling|429 Exponent|433 Redirect-Address-Type|
436 Requested-Action|449 Final-Unit-Action|450 Subscription-Id-Type|452 Tariff-Change-Usage|454 CC-Unit-Type|
455 Multiple-Services-Indicator|459 User-Equipment-Info-Type|480 Accounting-Record-Type|
483 Accounting-Realtime-Required|494 MIP6-Auth-Mode|513 Protocol|514 Direction|517 Negated|530 Port|532 Port-Start|
533 Port-End|534 Use-Assigned-Address|535 Diffserv-Code-Point|536 Fragmentation-Flag|538 IP-Option-Type|
541 TCP-Option-Type|546 ICMP-Type-Number|547 ICMP-Code|563 Day-Of-Week-Mask|564 Day-Of-Month-Mask|
565 Month-Of-Year-Mask|570 Timezone-Flag|571 Timezone-Offset|572 Treatment-Action|575 QoS-Semantics|
626 OC-Report-Type|651 Load-Type`,
  signed64: `
447 Value-Digits`,
  text: `
1 User-Name|11 Filter-Id|18 Reply-Message|19 Callback-Number|20 Callback-Id|22 Framed-Route|23 Framed-IPX-Network|
30 Called-Station-Id|31 Calling-Station-Id|32 NAS-Identifier|50 Accounting-Multi-Session-Id|58 Egress-VLAN-Name|
66 Tunnel-Client-Endpoint|67 Tunnel-Server-Endpoint|77 Connect-Info|87 NAS-Port-Id|89 CUI|90 Tunnel-Client-Auth-Id|
91 Tunnel-Server-Auth-Id|92 RADIUS-NAS-Filter-Rule|99 Framed-IPv6-Route|102 EAP-Key-Name|103 Digest-Response|
104 Digest-Realm|105 Digest-Nonce|106 Digest-Response-Auth|107 Digest-Nextnonce|108 Digest-Method|109 Digest-URI|
110 Digest-Qop|111 Digest-Algorithm|112 Digest-Entity-Body-Hash|113 Digest-CNonce|114 Digest-Nonce-Count|
115 Digest-Username|116 Digest-Opaque|117 Digest-Auth-Param|118 Digest-AKA-Auts|119 Digest-Domain|120 Digest-Stale|
121 Digest-HA1|122 SIP-AOR|135 Management-Policy-Id|263 Session-Id|264 Origin-Host|269 Product-Name|
275 Alternate-Peer|280 Proxy-Host|281 Error-Message|282 Route-Record|283 Destination-Realm|292 Redirect-Host|
293 Destination-Host|294 Error-Reporting-Host|296 Origin-Realm|336 MIP-Candidate-Home-Agent-Host|342 MIP-Filter-Rule|
369 SIP-Accounting-Server-URI|370 SIP-Credit-Control-Server-URI|371 SIP-Server-URI|385 SIP-Reason-Info|
386 SIP-Visited-Network-Id|388 SIP-Supported-User-Data-Type|390 SIP-User-Data-Type|393 SIP-Method|
400 NAS-Filter-Rule|407 QoS-Filter-Rule|424 Cost-Unit|435 Redirect-Server-Address|438 Restriction-Filter-Rule|
444 Subscription-Id-Data|461 Service-Context-Id|493 Service-Selection|506 Mobile-Node-Identifier|620 Redirect-Realm|
649 SourceID`,
  time: `
55 Event-Timestamp|451 Tariff-Time-Change|566 Absolute-Start-Time|568 Absolute-End-Time`,
  unsigned: `
5 NAS-Port|12 Framed-MTU|16 Login-TCP-Port|26 Vendor-Specific|27 Session-Timeout|28 Idle-Timeout|
37 Framed-AppleTalk-Link|38 Framed-AppleTalk-Network|41 Acct-Delay-Time|42 Acct-Input-Octets|43 Acct-Output-Octets|
46 Acct-Session-Time|51 Acct-Link-Count|62 Port-Limit|73 ARAP-Security|75 Password-Retry|83 Tunnel-Preference|
85 Acct-Interim-Interval|86 Acct-Tunnel-Packets-Lost|258 Auth-Application-Id|259 Acct-Application-Id|
262 Redirect-Max-Cache-Time|265 Supported-Vendor-Id|266 Vendor-Id|267 Firmware-Revision|272 Multi-Round-Time-Out|
276 Auth-Grace-Period|278 Origin-State-Id|318 MIP-FA-to-HA-SPI|319 MIP-FA-to-MN-SPI|323 MIP-HA-to-FA-SPI|
338 MIP-Auth-Input-Data-Length|339 MIP-Authenticator-Length|340 MIP-Authenticator-Offset|341 MIP-MN-AAA-SPI|
367 MIP-MSA-Lifetime|373 SIP-Mandatory-Capability|374 SIP-Optional-Capability|378 SIP-Item-Number|
382 SIP-Number-Auth-Items|415 CC-Request-Number|420 CC-Time|425 Currency-Code|432 Rating-Group|
439 Service-Identifier|441 Service-Parameter-Type|448 Validity-Time|453 G-S-U-Pool-Identifier|
485 Accounting-Record-Number|491 MIP-MN-HA-SPI|499 Minimum-Policed-Unit|500 Maximum-Packet-Size|503 PHB-Class|
510 Filter-Rule-Precedence|523 IP-Bit-Mask-Width|544 TCP-Flag-Type|553 S-VID-Start|554 S-VID-End|555 C-VID-Start|
556 C-VID-End|558 Low-User-Priority|559 High-User-Priority|561 Time-Of-Day-Start|562 Time-Of-Day-End|
567 Absolute-Start-Fractional-Seconds|569 Absolute-End-Fractional-Seconds|573 QoS-Profile-Id|
625 OC-Validity-Duration|627 OC-Reduction-Percentage`,
  unsigned64: `
96 Framed-Interface-Id|124 MIP6-Feature-Vector|287 Accounting-Sub-Session-Id|363 Accounting-Input-Octets|
364 Accounting-Output-Octets|365 Accounting-Input-Packets|366 Accounting-Output-Packets|412 CC-Input-Octets|
414 CC-Output-Octets|417 CC-Service-Specific-Units|419 CC-Sub-Session-Id|421 CC-Total-Octets|
465 Accounting-EAP-Auth-Method|622 OC-Feature-Vector|624 OC-Sequence-Number|648 OC-Peer-Algo|652 Load-Value`,
};
