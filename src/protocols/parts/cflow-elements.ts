/** Elements of flows (IANA, IPFIX Information Elements) by the type of their values: number, name and label of each. */
export const cflowElements = {
  flag: `
276 data_records_reliability Data Records Reliability|333 hash_digest_output Hash Digest Output|
388 dot1q_dei Dot1q DEI|389 dot1q_customer_dei Dot1q Customer DEI`,
  float: `
311 sampling_probability Sampling Probability|320 absolute_error Absolute Error|321 relative_error Relative Error|
336 upper_cilimit Upper CILimit|337 lower_cilimit Lower CILimit|338 confidence_level Confidence Level`,
  hex16: `
32 icmp_type_code_ipv4 ICMP Type`,
  hex32: `
64 ipv6_exthdr IPv6 Extension Headers`,
  hex64: `
447 mib_index_indicator mib Index Indicator`,
  hex8: `
5 tos IP ToS|55 post_tos Post IP ToS|197 ip_fragment_flags IP Fragment Flags|206 is_multicast IsMulticast`,
  ipv4: `
8 srcaddr SrcAddr|12 dstaddr DstAddr|15 nexthop NextHop|18 bgpnexthop BGPNextHop|43 ipv4_router_sc ipv4RouterSc|
44 srcprefix SrcPrefix|45 dstprefix DstPrefix|47 toplabeladdr TopLabelAddr|130 exporter_addr ExporterAddr|
211 collector_addr CollectorAddr|225 post_natsource_ipv4_address Post NAT Source IPv4 Address|
226 post_natdestination_ipv4_address Post NAT Destination IPv4 Address|366 sta_ipv4_address Sta Ipv4 Address|
403 original_exporter_ipv4_address Original_Exporter_Ipv4_Address|
432 pseudo_wire_destination_ipv4_address Pseudo_Wire_Destination_Ipv4_Address|
438 mib_object_value_ipaddress mibObject Value IP Address`,
  ipv6: `
27 srcaddrv6 SrcAddr|28 dstaddrv6 DstAddr|62 nexthopv6 NextHop|63 bgpnexthopv6 BGPNextHop|
131 exporter_addr_v6 ExporterAddr|140 toplabeladdr_v6 TopLabelAddr V6|169 dstnetv6 DstNet|170 srcnetv6 SrcNet|
212 collector_addr_v6 CollectorAddr|281 post_nat_source_ipv6_address Post NAT Source IPv6 Address|
282 post_nat_destination_ipv6_address Post NAT Destination IPv6 Address|
404 original_exporter_ipv6_address Original_Exporter_Ipv6_Address`,
  mac: `
56 srcmac Source Mac Address|57 post_dstmac Post Destination Mac Address|80 dstmac Destination Mac Address|
81 post_srcmac Post Source Mac Address|365 sta_mac_address Sta Mac Address|367 wtp_mac_address Wtp Mac Address|
414 dot1q_customer_source_mac_address Dot1q_Customer_Source_Mac_Address|
415 dot1q_customer_destination_mac_address Dot1q_Customer_Destination_Mac_Address`,
  number16: `
7 srcport SrcPort|11 dstport DstPort|36 flow_active_timeout Flow active timeout|
37 flow_inactive_timeout Flow inactive timeout|58 vlanid Vlan Id|59 post_vlanid Post Vlan Id|
88 fragment_offset Fragment Offset|145 template_id Template Id|180 srcport SrcPort|181 dstport DstPort|
182 srcport SrcPort|183 dstport DstPort|186 tcp_windows_size TCP Windows Size|187 tcp_urg_ptr TCP Urgent Pointer|
190 ipv4_total_length IPV4 Total Length|191 ipv6_payload_length IPv6 Payload Length|205 udp_length UDP Length|
216 collector_port CollectorPort|217 exporter_port ExporterPort|
227 post_naptsource_transport_port Post NAPT Source Transport Port|
228 post_naptdestination_transport_port Post NAPT Destination Transport Port|238 tcp_window_scale Tcp Window Scale|
241 ethernet_payload_length Ethernet Payload Length|242 ethernet_total_length Ethernet Total Length|
243 dot1q_vlan_id Dot1q Vlan Id|245 dot1q_customer_vlan_id Dot1q Customer Vlan Id|
250 pseudo_wire_type Pseudo Wire Type|254 post_dot1q_vlan_id Post Dot1q Vlan Id|
255 post_dot1q_customer_vlan_id Post Dot1q Customer Vlan Id|256 ethernet_type Ethernet Type|
259 export_sctp_stream_id Export Sctp Stream Id|286 anonymization_technique Anonymization Technique|
287 information_element_index Information Element Index|303 information_element_id Information Element Id|
304 selector_algorithm Selector Algorithm|312 data_link_frame_size Data Link Frame Size|
345 information_element_units Information Element Units|361 port_range_start Port Range Start|
362 port_range_end Port Range End|363 port_range_step_size Port Range Step Size|
364 port_range_num_ports Port Range Num Ports|370 rtp_sequence_number Rtp Sequence Number|
390 flow_selector_algorithm Flow_Selector_Algorithm|400 hash_flow_domain Hash_Flow_Domain|
408 data_link_frame_type Data_Link_Frame_Type|409 section_offset Section_Offset|
410 section_exported_octets Section_Exported_Octets|457 http_statuscode HTTP Statuscode|
458 source_transport_ports_limit Source Transport Ports Limit`,
  number32: `
10 inputint InputInt|14 outputint OutputInt|16 srcas SrcAS|17 dstas DstAS|31 ipv6flowlabel ipv6FlowLabel|
34 sampling_interval Sampling interval|50 sampler_random_interval SamplerRandomInterval|54 frag_ident fragIdent|
92 src_traffic_index Src Traffic Index|93 dst_traffic_index Dst Traffic Index|
99 multicast_replication_factor Multicast Replication Factor|128 peer_dstas PeerDstAS|129 peer_srcas PeerSrcAS|
141 scope_linecard ScopeLinecard|142 port_id Port Id|143 mp_id Metering Process Id|144 flow_exporter FlowExporter|
149 od_id Observation Domain Id|184 tcp_seq_num TCP Sequence Number|185 tcp_ack_num TCP Acknowledgement Number|
194 mpls_payload_length mplsPayloadLength|201 mpls_label_length MPLS Label Stack Length|
202 mpls_label_depth MPLS Label Stack Depth|204 ip_payload_length IP Payload Length|
213 export_interface ExportInterface|234 ingress_vrfid Ingress VRFID|235 egress_vrfid Egress VRFID|
249 pseudo_wire_id Pseudo Wire Id|251 pseudo_wire_control_word Pseudo Wire Control Word|
252 ingress_physical_interface Ingress Physical Interface|253 egress_physical_interface Egress Physical Interface|
278 new_connection_delta_count New Connection Delta Count|283 nat_pool_id Nat Pool Id|295 ipsec_spi IPSec SPI|
296 gre_key Gre Key|305 sampling_packet_interval Sampling Packet Interval|
306 sampling_packet_space Sampling Packet Space|307 sampling_time_interval Sampling Time Interval|
308 sampling_time_space Sampling Time Space|309 sampling_size Sampling Size|
310 sampling_population Sampling Population|346 private_enterprise_number Private Enterprise Number|
368 ingress_interface_type Ingress Interface Type|369 egress_interface_type Egress Interface Type|
380 distinct_count_of_source_ipv4_address Distinct Count Of Source Ipv4 Address|
381 distinct_count_of_destination_ipv4_address Distinct Count Of Destination Ipv4 Address|
385 rfc3550_jitter_milliseconds Rfc3550 Jitter Milliseconds|
386 rfc3550_jitter_microseconds Rfc3550 Jitter Microseconds|
387 rfc3550_jitter_nanoseconds Rfc3550 Jitter Nanoseconds|
405 original_observation_domain_id Original_Observation_Domain_Id|
406 intermediate_process_id Intermediate_Process_Id|412 dot1q_service_instance_id Dot1q_Service_Instance_Id|
440 mib_object_value_gauge mibObject Value Gauge|441 mib_object_value_timeticks mibObject Value Timeticks|
442 mib_object_value_unsigned mibObject Value Unsigned|446 mib_subidentifier mib SubIdentifier|
463 nat_instanceid NAT Instance ID|466 nat_quota_exceeded_event NAT Quota Exceeded Event|
467 nat_threshold_event NAT Threshold Event|471 max_session_entries Max Session Entries|
472 max_bib_entries Max BIB Entries|473 max_entries_per_user Max Entries Per User|
474 max_subscribers Max Subscribers|475 max_fragments_pending_reassembly Max Fragments Pending Reassembly|
476 addresspool_highthreshold Addresspool High Threshold|477 addresspool_lowthreshold Addresspool Low Threshold|
478 addressport_mapping_highthreshold Addressport Mapping High Threshold|
479 addressport_mapping_lowthreshold Addressport Mapping Low Threshold|
480 addressport_mapping_per_user_highthreshold Addressport Mapping Per User High Threshold|
481 global_addressmapping_highthreshold Global Address Mapping High Threshold|483 bgp_community BGP Community`,
  number64: `
1 octets Octets|2 packets Packets|3 flows Flows|19 mulpackets MulticastPackets|20 muloctets MulticastOctets|
23 post_octets Post Octets|24 post_packets Post Packets|25 length_min MinLength|26 length_max MaxLength|
40 octetsexp OctetsExp|41 packetsexp PacketsExp|42 flowsexp FlowsExp|85 permanent_octets Permanent Octets|
86 permanent_packets Permanent Packets|132 drop_octets Dropped Octets|133 drop_packets Dropped Packets|
134 drop_total_octets Dropped Total Octets|135 drop_total_packets Dropped Total Packets|
137 common_properties_id Common Properties Id|138 observation_point_id Observation Point Id|148 flow_id Flow Id|
163 flows Flows|164 ignore_packets Ignored Packets|165 ignore_octets Ignored Octets|166 notsent_flows Not Sent Flows|
167 notsent_packets Not Sent Packets|168 notsent_octets Not Sent Octets|171 post_total_octets Post Total Octets|
172 post_total_packets Post Total Packets|174 post_total_mulpackets Post Total Multicast Packets|
175 post_total_muloctets Post Total Multicast Octets|198 delta_octets_squared DeltaOctetsSquared|
199 total_octets_squared TotalOctetsSquared|218 total_tcp_syn Total TCP syn|219 total_tcp_fin Total TCP fin|
220 total_tcp_rst Total TCP rst|221 total_tcp_psh Total TCP psh|222 total_tcp_ack Total TCP ack|
223 total_tcp_urg Total TCP urg|224 ip_total_length IP Total Length|231 initiator_octets Initiator Octets|
232 responder_octets Responder Octets|279 connection_sum_duration_seconds Connection Sum Duration Seconds|
280 connection_transaction_id Connection Transaction Id|298 initiator_packets Initiator Packets|
299 responder_packets Responder Packets|301 selection_sequence_id Selection Sequence Id|302 selector_id Selector Id|
318 selector_id_total_pkts_observed Selector Id Total Pkts Observed|
319 selector_id_total_pkts_selected Selector Id Total Pkts Selected|326 digest_hash_value Digest Hash Value|
327 hash_ippayload_offset Hash IPPayload Offset|328 hash_ippayload_size Hash IPPayload Size|
329 hash_output_range_min Hash Output Range Min|330 hash_output_range_max Hash Output Range Max|
331 hash_selected_range_min Hash Selected Range Min|332 hash_selected_range_max Hash Selected Range Max|
334 hash_initialiser_value Hash Initialiser Value|
342 information_element_range_begin Information Element Range Begin|
343 information_element_range_end Information Element Range End|351 layer2_segment_id Layer2 Segment Id|
352 layer2_octet_delta_count Layer2 Octet Delta Count|353 layer2_octet_total_count Layer2 Octet Total Count|
354 ingress_unicast_packet_total_count Ingress Unicast Packet Total Count|
355 ingress_multicast_packet_total_count Ingress Multicast Packet Total Count|
356 ingress_broadcast_packet_total_count Ingress Broadcast Packet Total Count|
357 egress_unicast_packet_total_count Egress Unicast Packet Total Count|
358 egress_broadcast_packet_total_count Egress Broadcast Packet Total Count|
375 original_flows_present Original Flows Present|376 original_flows_initiated Original Flows Initiated|
377 original_flows_completed Original Flows Completed|
378 distinct_count_of_source_ip_address Distinct Count Of Source Ip Address|
379 distinct_count_of_destinationip_address Distinct Count Of Destinationip Address|
382 distinct_count_of_source_ipv6_address Distinct Count Of Source Ipv6 Address|
383 distinct_count_of_destination_ipv6_address Distinct Count Of Destination Ipv6 Address|
391 flow_selected_octet_delta_count Flow_Selected_Octet_Delta_Count|
392 flow_selected_packet_delta_count Flow_Selected_Packet_Delta_Count|
393 flow_selected_flow_delta_count Flow_Selected_Flow_Delta_Count|
394 selectorid_total_flows_observed Selectorid_Total_Flows_Observed|
395 selectorid_total_flows_selected Selectorid_Total_Flows_Selected|
396 sampling_flow_interval Sampling_Flow_Interval|397 sampling_flow_spacing Sampling_Flow_Spacing|
398 flow_sampling_time_interval Flow_Sampling_Time_Interval|
399 flow_sampling_time_spacing Flow_Sampling_Time_Spacing|
401 transport_octet_delta_count Transport_Octet_Delta_Count|
402 transport_packet_delta_count Transport_Packet_Delta_Count|
407 ignored_data_record_total_count Ignored_Data_Record_Total_Count|
416 layer2_octet_delta_count Layer2 Octet Delta Count|
417 post_layer2_octet_delta_count Post_Layer2_Octet_Delta_Count|
418 postm_cast_layer2_octet_delta_count Postm_Cast_Layer2_Octet_Delta_Count|
419 layer2_octet_total_count Layer2 Octet Total Count|
420 post_layer2_octet_total_count Post_Layer2_Octet_Total_Count|
421 postm_cast_layer2_octet_total_count Postm_Cast_Layer2_Octet_Total_Count|
422 minimum_layer2_total_length Minimum_Layer2_Total_Length|
423 maximum_layer2_total_length Maximum_Layer2_Total_Length|
424 dropped_layer2_octet_delta_count Dropped_Layer2_Octet_Delta_Count|
425 dropped_layer2_octet_total_count Dropped_Layer2_Octet_Total_Count|
426 ignored_layer2_octet_total_count Ignored_Layer2_Octet_Total_Count|
427 not_sent_layer2_octet_total_count Not_Sent_Layer2_Octet_Total_Count|
428 layer2_octet_delta_sum_of_squares Layer2_Octet_Delta_Sum_Of_Squares|
429 layer2_octet_total_sum_of_squares Layer2_Octet_Total_Sum_Of_Squares|
430 layer2_frame_delta_count Layer2_Frame_Delta_Count|431 layer2_frame_total_count Layer2_Frame_Total_Count|
433 ignored_layer2_frame_total_count Ignored_Layer2_Frame_Total_Count|
439 mib_object_value_counter mibObject Value Counter`,
  number8: `
4 protocol Protocol|9 srcmask SrcMask|13 dstmask DstMask|29 srcmaskv6 SrcMask|30 dstmaskv6 DstMask|
33 igmp_type IGMP Type|35 sampling_algorithm Sampling algorithm|38 engine_type EngineType|39 engine_id EngineId|
46 toplabeltype TopLabelType|48 sampler_id SamplerID|49 sampler_mode SamplerMode|51 flow_class FlowClass|
52 ttl_min MinTTL|53 ttl_max MaxTTL|60 ip_version IPVersion|61 direction Direction|
91 mpls_top_label_prefix_length MPLS Top Label Prefix Length|
98 post_ip_diff_serv_code_point Post Ip Diff Serv Code Point|101 classification_engine_id Classification Engine Id|
136 flow_end_reason Flow End Reason|146 wlan_channel_id Wireless LAN Channel Id|176 icmp_ipv4_type IPv4 ICMP Type|
177 icmp_ipv4_code IPv4 ICMP Code|178 icmp_ipv6_type IPv6 ICMP Type|179 icmp_ipv6_code IPv6 ICMP Code|
188 tcp_header_length TCP Header Length|189 ip_header_length IP Header Length|192 ip_ttl IP TTL|
193 ipv6_next_hdr IPv6 Next Header|195 ip_dscp DSCP|196 ip_precedence IP Precedence|
200 mpls_top_label_ttl MPLS Top Label TTL|207 ip_header_words IPHeaderLen|
214 export_protocol_version ExportProtocolVersion|215 exporter_protocol ExportTransportProtocol|
229 nat_originating_address_realm Nat Originating Address Realm|230 nat_event Nat Event|
233 firewall_event Firewall Event|237 post_mpls_top_label_exp Post MPLS Top Label Exp|
239 biflow_direction Biflow Direction|240 ethernet_header_length Ethernet Header Length|
244 dot1q_priority Dot1q Priority|246 dot1q_customer_priority Dot1q Customer Priority|
248 metro_evc_type Metro Evc Type|257 post_ip_precedence Post Ip Precedence|263 message_scope Message Scope|
267 session_scope Session Scope|277 observation_point_type Observation Point Type|
294 bgp_validity_state Bgp Validity State|297 nat_type Nat Type|
339 information_element_data_type Information Element Data Type|
344 information_element_semantics Information Element Semantics|
384 value_distribution_method Value Distribution Method|
413 dot1q_service_instance_priority Dot1q_Service_Instance_Priority|
448 mib_capture_time_semantics mib Capture Time Semantics`,
  oct8: `
203 mpls_top_label_exp MPLS Top Label Exp`,
  octets: `
90 mpls_vpn_rd MPLS VPN RD|173 post_key floKeyIndicator|208 option_map OptionMap|209 tcp_option_map TCP OptionMap|
210 padding Padding|262 message_md5_checksum Message MD5 Checksum|266 opaque_octets Opaque Octets|
274 collector_certificate Collector Certificate|275 exporter_certificate Exporter Certificate|
285 anonymization_flags Anonymization Flags|313 section_header SectionHeader|314 section_payload SectionPayload|
315 data_link_frame_section Data Link Frame Section|316 mpls_label_stack_section MPLS Label Stack Section|
317 mpls_payload_packet_section MPLS Payload Packet Section|
347 virtual_station_interface_id Virtual Station Interface Id|349 virtual_station_uuid Virtual Station Uuid|
411 dot1q_service_instance_tag Dot1q_Service_Instance_Tag|435 mib_object_octetstring mibObject Octet String|
436 mib_object_value_oid mibObject Value OID|437 mib_object_value_bits mibObject Value Bits|
443 mib_object_value_table mibObject Value Table|444 mib_object_value_row mibObject Value Row|
445 mib_object_identifier mibObject Identifier|449 mib_context_engineid mib Context EngineID|
464 internal_address_realm Internal Address Realm|465 external_address_realm External Address Realm|
482 vpn_identifier VPN Identifier|484 bgp_source_community BGP Source Community|
485 bgp_destination_community BGP Destination Community|486 bgp_extended_community BGP Extended Community|
487 bgp_source_extended_community BGP Source Extended Community|
488 bgp_destination_extended_community BGP Destination Extended Community|
489 bgp_large_community BGP Large Community|490 bgp_source_large_community BGP Source Large Community|
491 bgp_source_destination_community BGP Source Destination Community`,
  signed: `
434 mib_object_value_integer mibObject Value Integer`,
  text: `
82 if_name IfName|83 if_descr IfDescr|84 sampler_name SamplerName|94 appl_desc ApplicationDesc|
96 appl_name ApplicationName|147 wlan_ssid Wireless LAN SSId|236 vrfname VRFname|247 metro_evc_id Metro Evc Id|
284 nat_pool_name Nat Pool Name|288 p2p_technology P2p Technology|289 tunnel_technology Tunnel Technology|
290 encrypted_technology Encrypted Technology|300 observation_domain_name Observation Domain Name|
335 selector_name Selector Name|340 information_element_description Information Element Description|
348 virtual_station_interface_name Virtual Station Interface Name|350 virtual_station_name Virtual Station Name|
371 user_name User Name|372 application_category_name Application Category Name|
373 application_sub_category_name Application Sub Category Name|374 application_group_name Application Group Name|
450 mib_context_name mib Context Name|451 mib_object_name mib Object Name|
452 mib_object_description mib Object Description|453 mib_object_syntax mib Object Syntax|
454 mib_module_name mib Module Name|455 mib_mobile_imsi mib Mobile IMSI|456 mib_mobile_msisdn mib Mobile MSISDN|
459 http_request_method HTTP Request Method|460 http_request_host HTTP Request Host|
461 http_request_target HTTP Request Target|462 http_message_version HTTP Message Version|
468 http_user_agent HTTP User Agent|469 http_content_type HTTP Content Type|
470 http_reason_phrase HTTP Reason Phrase`,
};
