/** Attributes of 3GPP (TS 29.230) by their types, each number with its name. */
export const diameter3gpp = {
  address: `
4 3GPP-CG-Address|6 3GPP-SGSN-Address|7 3GPP-GGSN-Address|501 Access-Network-Charging-Address|846 CG-Address|
847 GGSN-Address|848 Served-Party-IP-Address|890 WAG-Address|894 WLAN-UE-Local-IPAddress|895 PDG-Address|
924 MBMS-GW-SSM-IP-Address|1035 CoA-IP-Address|1050 AN-GW-Address|1079 Routing-IP-Address|1091 TDF-IP-Address|
1227 PDP-Address|1228 SGSN-Address|1452 Trace-Collection-Entity|1531 TWAG-CP-Address|1532 TWAG-UP-Address|
1621 Ext-PDP-Address`,
  group: `
303 WLAN-User-Data|304 Charging-Data|307 APN-Authorized|315 Charging-Nodes|502 Access-Network-Charging-Identifier|
508 Flow-Grouping|510 Flows|517 Media-Component-Description|519 Media-Sub-Component|526 Acceptable-Service-Info|
530 Sponsored-Connectivity-Data|603 Server-Capabilities|612 3GPP-SIP-Auth-Data-Item|615 Deregistration-Reason|
618 Charging-Information|628 Supported-Features|631 Supported-Applications|632 Associated-Identities|
635 SIP-Digest-Authenticate|639 SCSCF-Restoration-Info|642 Subscription-Info|647 Associated-Registered-Identities|
649 Restoration-Info|651 Identity-with-Emergency-Registration|656 Allowed-WAF-WWSF-Identities|700 User-Identity|
715 Repository-Data-ID|823 Event-Type|833 Time-Stamps|838 Inter-Operator-Identifier|843 SDP-Media-Component|
850 Application-Server-Information|851 Trunk-Group-ID|860 Cause|865 PS-Furnish-Charging-Information|
873 Service-Information|874 PS-Information|875 WLAN-Information|876 IMS-Information|877 MMS-Information|
878 LCS-Information|879 PoC-Information|880 MBMS-Information|886 Originator-Address|889 Message-Body|
892 WLAN-Radio-Container|898 Address-Domain|1001 Charging-Rule-Install|1002 Charging-Rule-Remove|
1003 Charging-Rule-Definition|1013 TFT-Packet-Filter-Information|1016 QoS-Information|1018 Charging-Rule-Report|
1022 Access-Network-Charging-Identifier-Gx|1033 Event-Report-Indication|1034 Allocation-Retention-Priority|
1038 Tunnel-Information|1039 CoA-Information|1049 Default-EPS-Bearer-QoS|1051 QoS-Rule-Install|1052 QoS-Rule-Remove|
1053 QoS-Rule-Definition|1055 QoS-Rule-Report|1058 Flow-Information|1061 Packet-Filter-Information|
1067 Usage-Monitoring-Information|1075 Routing-Rule-Remove|1076 Routing-Rule-Definition|1078 Routing-Filter|
1081 Routing-Rule-Install|1085 Redirect-Information|1087 TDF-Information|1092 ADC-Rule-Install|1093 ADC-Rule-Remove|
1094 ADC-Rule-Definition|1097 ADC-Rule-Report|1098 Application-Detection-Information|1100 Served-User-Identity|
1105 Initial-Recipient-Address|1106 Result-Recipient-Address|1116 Status|1201 Recipient-Address|1203 MM-Content-Type|
1207 Additional-Content-Information|1213 Message-Class|1232 LCS-Client-ID|1235 LCS-Client-Name|1239 LCS-Requestor-ID|
1244 Location-Type|1249 Service-Specific-Info|1252 PoC-User-Role|1255 Talk-Burst-Exchange|
1256 Service-Generic-Information|1260 Participant-Group|1264 Trigger|1266 Envelope|1270 Time-Quota-Mechanism|
1272 Early-Media-Description|1273 SDP-TimeStamps|1276 AF-Correlation-Information|1278 Offline-Charging|
1302 RAN-Secondary-RAT-Usage-Report|1306 WLAN-Operator-Id|1400 Subscription-Data|1401 Terminal-Information|
1408 Requested-EUTRAN-Authentication-Info|1409 Requested-UTRAN-GERAN-Authentication-Info|1413 Authentication-Info|
1414 E-UTRAN-Vector|1415 UTRAN-Vector|1416 GERAN-Vector|1429 APN-Configuration-Profile|1430 APN-Configuration|
1431 EPS-Subscribed-QoS-Profile|1435 AMBR|1436 CSG-Subscription-Data|1458 Trace-Data|1467 GPRS-Subscription-Data|
1469 PDP-Context|1472 Specific-APN-Info|1473 LCS-Info|1475 LCS-PrivacyException|1479 External-Client|
1483 3GPP-Service-Type|1485 MO-LR|1486 Teleservice-List|1488 Call-Barring-Infor-List|1495 EPS-User-State|
1496 EPS-Location-Information|1497 MME-User-State|1498 SGSN-User-State|1500 Non-3GPP-User-Data|1505 Trace-Info|
1509 WLAN-Identifier|1510 TWAN-Access-Info|1526 Access-Network-Info|1528 TWAN-Connectivity-Parameters|
1600 MME-Location-Information|1601 SGSN-Location-Information|1612 Active-APN|1622 MDT-Configuration|1624 Area-Scope|
1637 Equivalent-PLMN-List|1641 VPLMN-CSG-Subscription-Data|1649 Local-Time-Zone|1667 WLAN-offloadability|
1672 Adjacent-PLMNs|1673 Adjacent-Access-Restriction-Data|1675 IMSI-Group-Id|1685 Subscription-Data-Deletion|
1687 Emergency-Info|1688 V2X-Subscription-Data|1691 eDRX-Cycle-Length|1694 MBSFN-Area`,
  octets: `
2 3GPP-Charging-Id|14 3GPP-CG-IPv6-Address|15 3GPP-SGSN-IPv6-Address|16 3GPP-GGSN-IPv6-Address|
17 3GPP-IPv6-DNS-Server|19 3GPP-Teardown-Indicator|20 3GPP-IMEISV|21 3GPP-RAT-Type|22 3GPP-User-Location-Info|
23 3GPP-MS-TimeZone|24 3GPP-CAMEL-Charging-Info|25 3GPP-Packet-Filter|26 3GPP-Negotiated-DSCP|
27 3GPP-Allocate-IP-Type|29 3GPP-TWAN-Identifier|100 3GPP-WLAN-APN-Id|301 Authentication-Information-SIM|
302 Authorization-Information-SIM|313 Max-Requested-Bandwidth|314 Charging-Characteristics|400 GBA-UserSecSettings|
401 Transaction-Identifier|402 NAF-Hostname|403 GAA-Service-Identifier|405 ME-Key-Material|406 UICC-Key-Material|
411 UE-Id|413 UICC-App-Label|417 GBA-Push-Info|418 NAF-SA-Identifier|419 Security-Feature-Request|
420 Security-Feature-Response|503 Access-Network-Charging-Identifier-Value|504 AF-Application-Identifier|
505 AF-Charging-Identifier|506 Authorization-Token|525 Service-URN|528 MPS-Identifier|537 IP-Domain-Id|
538 GCS-Identifier|547 MCPTT-Identifier|562 MCVideo-Identifier|563 IMS-Content-Identifier|
600 Visited-Network-Identifier|606 Cx-User-Data|609 3GPP-SIP-Authenticate|610 3GPP-SIP-Authorization|
611 SIP-Authentication-Context|625 Confidentiality-Key|626 Integrity-Key|640 Path|641 Contact|643 Call-ID-SIP-Header|
644 From-SIP-Header|645 To-SIP-Header|646 Record-Route|701 MSISDN|702 Sh-User-Data|704 Service-Indication|
711 DSAI-Tag|854 Bearer-Service|866 PS-Free-Format-Data|891 WAG-PLMN-Id|900 TMGI|903 MBMS-Service-Area|
904 MBMS-Session-Duration|908 MBMS-Session-Identity|910 Additional-MBMS-Trace-Info|911 MBMS-Time-To-Data-Transfer|
912 MBMS-Session-Repetition-Number|916 MBMS-GGSN-Address|917 MBMS-GGSN-IPv6-Address|918 MBMS-BMSC-SSM-IP-Address|
919 MBMS-BMSC-SSM-IPv6-Address|920 MBMS-Flow-Identifier|925 MBMS-GW-SSM-IPv6-Address|926 MBMS-BMSC-SSM-UDP-Port|
927 MBMS-GW-UDP-Port|934 MBMS-Cell-List|1005 Charging-Rule-Name|1014 ToS-Traffic-Class|1020 Bearer-Identifier|
1054 QoS-Rule-Name|1056 Security-Parameter-Index|1057 Flow-Label|1060 Packet-Filter-Identifier|
1065 PDN-Connection-ID|1066 Monitoring-Key|1077 Routing-Rule-Identifier|1088 TDF-Application-Identifier|
1096 ADC-Rule-Name|1242 Location-Estimate|1304 Secondary-RAT-Type|1311 API-Identifier|1404 QoS-Subscribed|
1407 Visited-PLMN-Id|1411 Re-Synchronization-Info|1433 STN-SR|1446 Regional-Subscription-Zone-Code|1447 RAND|
1448 XRES|1449 AUTN|1450 KASME|1453 Kc|1454 SRES|1459 Trace-Reference|1463 Trace-NE-Type-List|
1464 Trace-Interface-List|1465 Trace-Event-List|1466 OMC-Id|1470 PDP-Type|1471 3GPP2-MEID|1474 GMLC-Number|
1476 SS-Code|1477 SS-Status|1480 Client-Identity|1487 TS-Code|1489 SGSN-Number|1506 MIP-FA-RK|1516 Full-Network-Name|
1517 Short-Network-Name|1530 TWAN-PCO|1535 WLCP-Key|1602 E-UTRAN-Cell-Global-Identity|1603 Tracking-Area-Identity|
1604 Cell-Global-Identity|1605 Routing-Area-Identity|1606 Location-Area-Identity|1607 Service-Area-Identity|
1608 Geographical-Information|1609 Geodetic-Information|1620 Ext-PDP-Type|1643 A-MSISDN|1645 MME-Number-for-MT-SMS|
1659 Positioning-Method|1660 Measurement-Quantity|1670 Reset-ID|1671 MDT-Allowed-PLMN-Id|1677 Group-PLMN-Id|
1678 Local-Group-Id|1692 eDRX-Cycle-Length-Value`,
  signed: `
3 3GPP-PDP-Type|300 Authentication-Method|305 WLAN-Access|306 WLAN-3GPP-IP-Access|309 APN-Barring-Type|
310 WLAN-Direct-IP-Access|311 Session-Request-Type|407 GBA_U-Awareness-Indicator|410 GBA-Type|412 UE-Id-Type|
414 UICC-ME|416 Private-Identity-Request|500 Abort-Cause|511 Flow-Status|512 Flow-Usage|513 Specific-Action|
520 Media-Type|523 SIP-Forking-Indication|527 Service-Info-Status|529 AF-Signalling-Protocol|533 Rx-Request-Type|
536 Required-Access-Info|542 Sponsoring-Action|550 Priority-Sharing-Indicator|564 IMS-Content-Type|
614 Server-Assignment-Type|616 Reason-Code|623 User-Authorization-Type|624 User-Data-Already-Available|
627 User-Data-Request-Type-OBSOLETE|633 Originating-Request|638 Loose-Route-Indication|
648 Multiple-Registration-Indication|650 Session-Priority|652 Priviledged-Sender-Indication|703 Data-Reference|
705 Subs-Req-Type|706 Requested-Domain|707 Current-Location|708 Identity-Set|710 Send-Data-Indication|
712 One-Time-Notification|714 Serving-Node-Indication|717 Pre-paging-Supported|718 Local-Time-Zone-Indication|
719 UDR-Flags|829 Role-Of-Node|861 Cause-Code|862 Node-Functionality|864 Originator|867 PS-Append-Free-Format-Data|
870 Trigger-Type|872 3GPP-Reporting-Reason|882 Media-Initiator-Flag|883 PoC-Server-Role|884 PoC-Session-Type|
885 Number-Of-Participants|899 Address-Type|902 MBMS-StartStop-Indication|906 MBMS-Service-Type|
907 MBMS-2G-3G-Indicator|914 MBMS-Counting-Information|915 MBMS-User-Data-Mode-Indication|
921 CN-IP-Multicast-Distribution|922 MBMS-HC-Indicator|923 MBMS-Access-Indicator|928 MBMS-GW-UDP-Port-Indicator|
1000 Bearer-Usage|1006 Event-Trigger|1007 Metering-Method|1008 Offline|1009 Online|1011 Reporting-Level|
1015 PDP-Session-operation|1019 PCC-Rule-Status|1021 Bearer-Operation|1023 Bearer-Control-Mode|
1024 Network-Request-Support|1027 IP-CAN-Type|1028 QoS-Class-Identifier|1029 QoS-Negotiation|1030 QoS-Upgrade|
1031 Rule-Failure-Code|1032 RAT-Type|1045 Session-Release-Cause|1047 Pre-emption-Capability|
1048 Pre-emption-Vulnerability|1062 Packet-Filter-Operation|1063 Resource-Allocation-Notification|
1064 Session-Linking-Indicator|1068 Usage-Monitoring-Level|1069 Usage-Monitoring-Report|
1070 Usage-Monitoring-Support|1071 CSG-Information-Reporting|1072 Packet-Filter-Usage|
1073 Charging-Correlation-Indicator|1080 Flow-Direction|1086 Redirect-Support|1099 PS-to-CS-Session-Continuity|
1103 Trigger-Event|1110 Originating-Interface|1111 Delivery-Report|1112 Read-Reply|1113 Sender-Visibility|
1119 Routeing-Address-Resolution|1204 Type-Number|1208 Addressee-Type|1209 Priority|1211 Message-Type|
1214 Class-Identifier|1216 Delivery-Report-Requested|1217 Adaptations|1220 Content-Class|1221 DRM-Content|
1222 Read-Reply-Report-Requested|1224 File-Repair-Supported|1225 MBMS-User-Service-Type|1237 LCS-Format-Indicator|
1241 LCS-Client-Type|1243 Location-Estimate-Type|1247 PDP-Context-Type|1248 MMBox-Storage-Requested|
1254 PoC-User-Role-info-Units|1259 Participant-Access-Priority|1261 PoC-Change-Condition|1268 Envelope-Reporting|
1271 Time-Quota-Type|1277 PoC-Session-Initiation-type|1279 User-Participating-Type|1310 API-Direction|
1417 Network-Access-Mode|1420 Cancellation-Type|1424 Subscriber-Status|
1428 All-APN-Configurations-Included-Indicator|1432 VPLMN-Dynamic-Address-Allowed|1434 Alert-Reason|
1438 PDN-GW-Allocation-Type|1445 Equipment-Status|1455 Requesting-Node-Type|1456 PDN-Type|
1457 Roaming-Restricted-Due-To-Unsupported-Feature|1462 Trace-Depth|1468 Complete-Data-List-Included-Indicator|
1478 Notification-To-UE-User|1481 GMLC-Restriction|1482 PLMN-Client|1491 ICS-Indicator|
1492 IMS-Voice-Over-PS-Sessions-Supported|1493 Homogeneous-Support-of-IMS-Voice-Over-PS-Sessions|1499 User-State|
1501 Non-3GPP-IP-Access|1502 Non-3GPP-IP-Access-APN|1503 AN-Trusted|1519 Transport-Access-Type|
1610 Current-Location-Retrieved|1613 SIPTO-Permission|1614 Error-Diagnostic|1615 UE-SRVCC-Capability|
1617 VPLMN-LIPA-Allowed|1618 LIPA-Permission|1623 Job-Type|1627 Report-Interval|1628 Report-Amount|
1631 Logging-Interval|1632 Logging-Duration|1633 Relay-Node-Indicator|1634 MDT-User-Consent|1636 Subscribed-VSRVCC|
1648 SMS-Register-Request|1650 Daylight-Saving-Time|1655 Measurement-Period-LTE|1656 Measurement-Period-UMTS|
1657 Collection-Period-RRM-LTE|1658 Collection-Period-RRM-UMTS|1661 Event-Threshold-Event-1F|
1662 Event-Threshold-Event-1I|1665 SIPTO-Local-Network-Permission|1674 DL-Buffering-Suggested-Packet-Count|
1681 Non-IP-PDN-Type-Indicator|1682 Non-IP-Data-Delivery-Mechanism|1690 PDN-Connection-Continuity|1697 RDS-Indicator`,
  text: `
1 3GPP-IMSI|5 3GPP-GPRS-Negotiated-QoS-Profile|8 3GPP-IMSI-MCC-MNC|9 3GPP-GGSN-MCC-MNC|10 3GPP-NSAPI|
11 3GPP-Session-Stop-Indicator|12 3GPP-Selection-Mode|13 3GPP-Charging-Characteristics|18 3GPP-SGSN-MCC-MNC|
312 Routing-Policy|316 Primary-OCS-Charging-Function-Name|317 Secondary-OCS-Charging-Function-Name|
318 3GPP-AAA-Server-Name|507 Flow-Description|524 Codec-Data|531 Sponsor-Identity|
532 Application-Service-Provider-Identity|601 Public-Identity|602 Server-Name|608 3GPP-SIP-Authentication-Scheme|
617 Reason-Info|619 Primary-Event-Charging-Function-Name|620 Secondary-Event-Charging-Function-Name|
621 Primary-Charging-Collection-Function-Name|622 Secondary-Charging-Collection-Function-Name|634 Wildcarded-PSI|
636 Wildcarded-IMPU|657 WebRTC-Authentication-Function-Name|658 WebRTC-Web-Server-Function-Name|824 3GPP-SIP-Method|
825 Event|826 Content-Type|828 Content-Disposition|830 User-Session-ID|831 Calling-Party-Address|
832 Called-Party-Address|836 Application-Server|837 Application-Provided-Called-Party-Address|839 Originating-IOI|
840 Terminating-IOI|841 IMS-Charging-Identifier|842 SDP-Session-Description|844 SDP-Media-Name|
845 SDP-Media-Description|849 Authorised-QoS|852 Incoming-Trunk-Group-ID|853 Outgoing-Trunk-Group-ID|855 Service-Id|
856 Associated-URI|857 Charged-Party|858 PoC-Controlling-Address|859 PoC-Group-Name|863 Service-Specific-Data|
887 Participants-Involved|897 Address-Data|901 Required-MBMS-Bearer-Capabilities|905 Alternative-APN|909 RAI|
913 MBMS-Required-QoS|1004 Charging-Rule-Base-Name|1012 TFT-Filter|1036 Tunnel-Header-Filter|
1059 Packet-Filter-Content|1074 QoS-Rule-Base-Name|1089 TDF-Destination-Host|1090 TDF-Destination-Realm|
1095 ADC-Rule-Base-Name|1101 VASP-ID|1102 VAS-ID|1104 Sender-Address|1108 MM10-Recipient-Address|
1109 Routeing-Address|1114 Service-Key|1115 Billing-Information|1117 Status-Code|1118 Status-Text|1200 Domain-Name|
1205 Additional-Type-Information|1210 Message-ID|1215 Token-Text|1218 Applic-ID|1219 Aux-Applic-Info|
1223 Reply-Applic-ID|1229 PoC-Session-Id|1230 Deferred-Location-Event-Type|1231 LCS-APN|1233 LCS-Client-Dialed-By-MS|
1234 LCS-Client-External-ID|1236 LCS-Data-Coding-Scheme|1238 LCS-Name-String|1240 LCS-Requestor-ID-String|
1245 Positioning-Data|1246 WLAN-Session-Id|1250 Called-Asserted-Identity|1251 Requested-Party-Address|
1253 PoC-User-Role-IDs|1263 Access-Network-Information|1280 Alternate-Charged-Party-Address|
1281 IMS-Communication-Service-Identifier|1288 Media-Initiator-Party|1305 Civic-Address-Information|
1307 WLAN-Operator-Name|1308 WLAN-PLMN-Id|1309 API-Content|1402 IMEI|1403 Software-Version|1427 APN-OI-Replacement|
1444 User-Id|1504 ANID|1524 SSID|1525 HESSID|1642 Time-Zone|1664 SGs-MME-Identity|1666 Coupled-Node-Diameter-ID|
1684 SCEF-Realm`,
  time: `
404 Key-ExpiryTime|408 BootstrapInfoCreationTime|409 GUSS-Timestamp|415 Requested-Key-Lifetime|709 Expiry-Time|
834 SIP-Request-Timestamp|835 SIP-Response-Timestamp|1042 Revalidation-Time|1043 Rule-Activation-Time|
1044 Rule-Deactivation-Time|1202 Submission-Time|1258 Event-Charging-TimeStamp|1262 PoC-Change-Time|
1267 Envelope-End-Time|1269 Envelope-Start-Time|1274 SDP-Offer-Timestamp|1275 SDP-Answer-Timestamp|
1301 RAN-End-Timestamp|1303 RAN-Start-Timestamp|1312 API-Invocation-Timestamp|1439 Expiration-Date|
1494 Last-UE-Activity-Time`,
  unsigned: `
319 Maximum-Number-Accesses|509 Flow-Number|515 Max-Requested-Bandwidth-DL|516 Max-Requested-Bandwidth-UL|
518 Media-Component-Number|521 RR-Bandwidth|522 RS-Bandwidth|534 Min-Requested-Bandwidth-DL|
535 Min-Requested-Bandwidth-UL|539 Sharing-Key-DL|540 Sharing-Key-UL|541 Retry-Interval|
543 Max-Supported-Bandwidth-DL|544 Max-Supported-Bandwidth-UL|545 Min-Desired-Bandwidth-DL|
546 Min-Desired-Bandwidth-UL|548 Service-Authorization-Info|551 AF-Requested-Data|553 Pre-emption-Control-Info|
554 Extended-Max-Requested-BW-DL|555 Extended-Max-Requested-BW-UL|556 Extended-Max-Supported-BW-DL|
557 Extended-Max-Supported-BW-UL|558 Extended-Min-Desired-BW-DL|559 Extended-Min-Desired-BW-UL|
560 Extended-Min-Requested-BW-DL|561 Extended-Min-Requested-BW-UL|604 Mandatory-Capability|605 Optional-Capability|
607 3GPP-SIP-Number-Auth-Items|613 3GPP-SIP-Item-Number|629 Feature-List-ID|630 Feature-List|637 UAR-Flags|
653 LIA-Flags|654 Initial-CSeq-Sequence-Number|655 SAR-Flags|713 Requested-Nodes|716 Sequence-Number|
827 Content-Length|868 Time-Quota-Threshold|869 Volume-Quota-Threshold|871 Quota-Holding-Time|
881 Quota-Consumption-Time|888 Expires|893 WLAN-Technology|896 PDG-Charging-Id|931 MBMS-Flags|932 Restart-Counter|
933 Diagnostic-Info|1010 Precedence|1025 Guaranteed-Bitrate-DL|1026 Guaranteed-Bitrate-UL|1037 Tunnel-Header-Length|
1040 APN-Aggregate-Max-Bitrate-DL|1041 APN-Aggregate-Max-Bitrate-UL|1046 Priority-Level|
1082 Credit-Management-Status|1107 MM10-Sequence-Number|1206 Content-Size|1212 Message-Size|
1226 Unit-Quota-Threshold|1257 Service-Specific-Type|1265 Base-Time-Interval|1282 Number-Of-Received-Talk-Bursts|
1283 Number-Of-Talk-Bursts|1284 Received-Talk-Burst-Time|1285 Received-Talk-Burst-Volume|1286 Talk-Burst-Time|
1287 Talk-Burst-Volume|1313 API-Result-Code|1405 ULR-Flags|1406 ULA-Flags|1410 Number-Of-Requested-Vectors|
1412 Immediate-Response-Preferred|1418 HPLMN-ODB|1419 Item-Number|1421 DSR-Flags|1422 DSA-Flags|
1423 Context-Identifier|1425 Operator-Determined-Barring|1426 Access-Restriction-Data|1437 CSG-Id|
1440 RAT-Frequency-Selection-Priority-ID|1441 IDA-Flags|1442 PUA-Flags|1443 NOR-Flags|1484 ServiceTypeIdentity|
1490 IDR-Flags|1507 MIP-FA-RK-SPI|1508 PPR-Flags|1511 Access-Authorization-Flags|1512 TWAN-Default-APN-Context-Id|
1518 AAA-Failure-Indication|1520 DER-Flags|1521 DEA-Flags|1522 RAR-Flags|1523 DER-S6b-Flags|
1527 TWAN-Connection-Mode|1529 Connectivity-Flags|1533 TWAN-S2a-Failure-Cause|1534 SM-Back-Off-Timer|
1537 Maximum-Wait-Time|1538 Emergency-Services|1539 AAR-Flags|1540 IMEI-Check-In-VPLMN-Result|1541 ERP-Authorization|
1611 Age-Of-Location-Information|1616 MPS-Priority|1619 Subscribed-Periodic-RAU-TAU-Timer|1625 List-Of-Measurements|
1626 Reporting-Trigger|1629 Event-Threshold-RSRP|1630 Event-Threshold-RSRQ|1635 PUR-Flags|1638 CLR-Flags|
1639 UVR-Flags|1640 UVA-Flags|1654 Subscription-Data-Flags|1663 Restoration-Priority|1668 WLAN-offloadability-EUTRAN|
1669 WLAN-offloadability-UTRAN|1676 Group-Service-Id|1679 AIR-Flags|1680 UE-Usage-Type|
1683 Additional-Context-Identifier|1686 Preferred-Data-Mode|1689 V2X-Permission|1693 UE-PC5-AMBR|1695 MBSFN-Area-ID|
1696 Carrier-Frequency|1698 Service-Gap-Time|1699 Aerial-UE-Subscription-Information`,
  unsigned64: `
552 Content-Version|929 MBMS-Data-Transfer-Start|930 MBMS-Data-Transfer-Stop|1314 API-Size|
1536 Origination-Time-Stamp|1700 Broadcast-Location-Assistance-Data-Types`,
};
