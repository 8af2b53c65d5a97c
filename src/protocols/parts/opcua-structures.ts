/**
 * Structures of OPC UA (OPC 10000-4, 10000-6): members in their order, each a name and a type, `Type` alone where both are the
 * same. Types that are no structures are built in or numbers that count what there is.
 */
export const opcuaStructures: { readonly [name: string]: string } = {
  RequestHeader:
    "AuthenticationToken:NodeId Timestamp:DateTime RequestHandle:UInt32 ReturnDiagnostics AuditEntryId:String TimeoutHint:UInt32 AdditionalHeader:ExtensionObject",
  ResponseHeader:
    "Timestamp:DateTime RequestHandle:UInt32 ServiceResult:StatusCode ServiceDiagnostics:DiagnosticInfo StringTable:String[] AdditionalHeader:ExtensionObject",
  ServiceFault: "ResponseHeader",

  ApplicationDescription:
    "ApplicationUri:String ProductUri:String ApplicationName:LocalizedText ApplicationType GatewayServerUri:String DiscoveryProfileUri:String DiscoveryUrls:String[]",
  FindServersRequest: "RequestHeader EndpointUrl:String LocaleIds:String[] ServerUris:String[]",
  FindServersResponse: "ResponseHeader Servers:ApplicationDescription[]",
  UserTokenPolicy:
    "PolicyId:String UserTokenType IssuedTokenType:String IssuerEndpointUrl:String SecurityPolicyUri:String",
  EndpointDescription:
    "EndpointUrl:String Server:ApplicationDescription ServerCertificate:ByteString MessageSecurityMode SecurityPolicyUri:String UserIdentityTokens:UserTokenPolicy[] TransportProfileUri:String SecurityLevel:Byte",
  GetEndpointsRequest: "RequestHeader EndpointUrl:String LocaleIds:String[] ProfileUris:String[]",
  GetEndpointsResponse: "ResponseHeader Endpoints:EndpointDescription[]",

  ChannelSecurityToken: "ChannelId:UInt32 TokenId:UInt32 CreatedAt:DateTime RevisedLifetime:UInt32",
  OpenSecureChannelRequest:
    "RequestHeader ClientProtocolVersion:UInt32 SecurityTokenRequestType MessageSecurityMode ClientNonce:ByteString RequestedLifetime:UInt32",
  OpenSecureChannelResponse:
    "ResponseHeader ServerProtocolVersion:UInt32 SecurityToken:ChannelSecurityToken ServerNonce:ByteString",
  CloseSecureChannelRequest: "RequestHeader",
  CloseSecureChannelResponse: "ResponseHeader",

  SignatureData: "Algorithm:String Signature:ByteString",
  SignedSoftwareCertificate: "CertificateData:ByteString Signature:ByteString",
  CreateSessionRequest:
    "RequestHeader ClientDescription:ApplicationDescription ServerUri:String EndpointUrl:String SessionName:String ClientNonce:ByteString ClientCertificate:ByteString RequestedSessionTimeout:Double MaxResponseMessageSize:UInt32",
  CreateSessionResponse:
    "ResponseHeader SessionId:NodeId AuthenticationToken:NodeId RevisedSessionTimeout:Double ServerNonce:ByteString ServerCertificate:ByteString ServerEndpoints:EndpointDescription[] ServerSoftwareCertificates:SignedSoftwareCertificate[] ServerSignature:SignatureData MaxRequestMessageSize:UInt32",
  ActivateSessionRequest:
    "RequestHeader ClientSignature:SignatureData ClientSoftwareCertificates:SignedSoftwareCertificate[] LocaleIds:String[] UserIdentityToken:ExtensionObject UserTokenSignature:SignatureData",
  ActivateSessionResponse:
    "ResponseHeader ServerNonce:ByteString Results:StatusCode[] DiagnosticInfos:DiagnosticInfo[]",
  CloseSessionRequest: "RequestHeader DeleteSubscriptions:Boolean",
  CloseSessionResponse: "ResponseHeader",
  CancelRequest: "RequestHeader RequestHandle:UInt32",
  CancelResponse: "ResponseHeader CancelCount:UInt32",
  AnonymousIdentityToken: "PolicyId:String",
  UserNameIdentityToken: "PolicyId:String UserName:String Password:ByteString EncryptionAlgorithm:String",
  X509IdentityToken: "PolicyId:String CertificateData:ByteString",
  IssuedIdentityToken: "PolicyId:String TokenData:ByteString EncryptionAlgorithm:String",

  AddNodesItem:
    "ParentNodeId:ExpandedNodeId ReferenceTypeId:NodeId RequestedNewNodeId:ExpandedNodeId BrowseName:QualifiedName NodeClass NodeAttributes:ExtensionObject TypeDefinition:ExpandedNodeId",
  AddNodesResult: "StatusCode AddedNodeId:NodeId",
  AddNodesRequest: "RequestHeader NodesToAdd:AddNodesItem[]",
  AddNodesResponse: "ResponseHeader Results:AddNodesResult[] DiagnosticInfos:DiagnosticInfo[]",
  AddReferencesItem:
    "SourceNodeId:NodeId ReferenceTypeId:NodeId IsForward:Boolean TargetServerUri:String TargetNodeId:ExpandedNodeId TargetNodeClass:NodeClass",
  AddReferencesRequest: "RequestHeader ReferencesToAdd:AddReferencesItem[]",
  AddReferencesResponse: "ResponseHeader Results:StatusCode[] DiagnosticInfos:DiagnosticInfo[]",
  DeleteNodesItem: "NodeId DeleteTargetReferences:Boolean",
  DeleteNodesRequest: "RequestHeader NodesToDelete:DeleteNodesItem[]",
  DeleteNodesResponse: "ResponseHeader Results:StatusCode[] DiagnosticInfos:DiagnosticInfo[]",
  ObjectAttributes:
    "SpecifiedAttributes:UInt32 DisplayName:LocalizedText Description:LocalizedText WriteMask:UInt32 UserWriteMask:UInt32 EventNotifier:Byte",
  VariableAttributes:
    "SpecifiedAttributes:UInt32 DisplayName:LocalizedText Description:LocalizedText WriteMask:UInt32 UserWriteMask:UInt32 Value:Variant DataType:NodeId ValueRank:Int32 ArrayDimensions:UInt32[] AccessLevel:Byte UserAccessLevel:Byte MinimumSamplingInterval:Double Historizing:Boolean",
  MethodAttributes:
    "SpecifiedAttributes:UInt32 DisplayName:LocalizedText Description:LocalizedText WriteMask:UInt32 UserWriteMask:UInt32 Executable:Boolean UserExecutable:Boolean",
  ObjectTypeAttributes:
    "SpecifiedAttributes:UInt32 DisplayName:LocalizedText Description:LocalizedText WriteMask:UInt32 UserWriteMask:UInt32 IsAbstract:Boolean",
  VariableTypeAttributes:
    "SpecifiedAttributes:UInt32 DisplayName:LocalizedText Description:LocalizedText WriteMask:UInt32 UserWriteMask:UInt32 Value:Variant DataType:NodeId ValueRank:Int32 ArrayDimensions:UInt32[] IsAbstract:Boolean",
  ReferenceTypeAttributes:
    "SpecifiedAttributes:UInt32 DisplayName:LocalizedText Description:LocalizedText WriteMask:UInt32 UserWriteMask:UInt32 IsAbstract:Boolean Symmetric:Boolean InverseName:LocalizedText",
  DataTypeAttributes:
    "SpecifiedAttributes:UInt32 DisplayName:LocalizedText Description:LocalizedText WriteMask:UInt32 UserWriteMask:UInt32 IsAbstract:Boolean",
  ViewAttributes:
    "SpecifiedAttributes:UInt32 DisplayName:LocalizedText Description:LocalizedText WriteMask:UInt32 UserWriteMask:UInt32 ContainsNoLoops:Boolean EventNotifier:Byte",

  ViewDescription: "ViewId:NodeId Timestamp:DateTime ViewVersion:UInt32",
  BrowseDescription: "NodeId BrowseDirection ReferenceTypeId:NodeId IncludeSubtypes:Boolean NodeClassMask ResultMask",
  ReferenceDescription:
    "ReferenceTypeId:NodeId IsForward:Boolean NodeId:ExpandedNodeId BrowseName:QualifiedName DisplayName:LocalizedText NodeClass TypeDefinition:ExpandedNodeId",
  BrowseResult: "StatusCode ContinuationPoint:ByteString References:ReferenceDescription[]",
  BrowseRequest:
    "RequestHeader View:ViewDescription RequestedMaxReferencesPerNode:UInt32 NodesToBrowse:BrowseDescription[]",
  BrowseResponse: "ResponseHeader Results:BrowseResult[] DiagnosticInfos:DiagnosticInfo[]",
  BrowseNextRequest: "RequestHeader ReleaseContinuationPoints:Boolean ContinuationPoints:ByteString[]",
  BrowseNextResponse: "ResponseHeader Results:BrowseResult[] DiagnosticInfos:DiagnosticInfo[]",
  RelativePathElement: "ReferenceTypeId:NodeId IsInverse:Boolean IncludeSubtypes:Boolean TargetName:QualifiedName",
  RelativePath: "Elements:RelativePathElement[]",
  BrowsePath: "StartingNode:NodeId RelativePath",
  BrowsePathTarget: "TargetId:ExpandedNodeId RemainingPathIndex:UInt32",
  BrowsePathResult: "StatusCode Targets:BrowsePathTarget[]",
  TranslateBrowsePathsToNodeIdsRequest: "RequestHeader BrowsePaths:BrowsePath[]",
  TranslateBrowsePathsToNodeIdsResponse: "ResponseHeader Results:BrowsePathResult[] DiagnosticInfos:DiagnosticInfo[]",
  RegisterNodesRequest: "RequestHeader NodesToRegister:NodeId[]",
  RegisterNodesResponse: "ResponseHeader RegisteredNodeIds:NodeId[]",
  UnregisterNodesRequest: "RequestHeader NodesToUnregister:NodeId[]",
  UnregisterNodesResponse: "ResponseHeader",

  ReadValueId: "NodeId AttributeId IndexRange:String DataEncoding:QualifiedName",
  ReadRequest: "RequestHeader MaxAge:Double TimestampsToReturn NodesToRead:ReadValueId[]",
  ReadResponse: "ResponseHeader Results:DataValue[] DiagnosticInfos:DiagnosticInfo[]",
  WriteValue: "NodeId AttributeId IndexRange:String Value:DataValue",
  WriteRequest: "RequestHeader NodesToWrite:WriteValue[]",
  WriteResponse: "ResponseHeader Results:StatusCode[] DiagnosticInfos:DiagnosticInfo[]",
  CallMethodRequest: "ObjectId:NodeId MethodId:NodeId InputArguments:Variant[]",
  CallMethodResult:
    "StatusCode InputArgumentResults:StatusCode[] InputArgumentDiagnosticInfos:DiagnosticInfo[] OutputArguments:Variant[]",
  CallRequest: "RequestHeader MethodsToCall:CallMethodRequest[]",
  CallResponse: "ResponseHeader Results:CallMethodResult[] DiagnosticInfos:DiagnosticInfo[]",

  MonitoringParameters:
    "ClientHandle:UInt32 SamplingInterval:Double Filter:ExtensionObject QueueSize:UInt32 DiscardOldest:Boolean",
  MonitoredItemCreateRequest: "ItemToMonitor:ReadValueId MonitoringMode RequestedParameters:MonitoringParameters",
  MonitoredItemCreateResult:
    "StatusCode MonitoredItemId:UInt32 RevisedSamplingInterval:Double RevisedQueueSize:UInt32 FilterResult:ExtensionObject",
  MonitoredItemModifyRequest: "MonitoredItemId:UInt32 RequestedParameters:MonitoringParameters",
  MonitoredItemModifyResult:
    "StatusCode RevisedSamplingInterval:Double RevisedQueueSize:UInt32 FilterResult:ExtensionObject",
  CreateMonitoredItemsRequest:
    "RequestHeader SubscriptionId:UInt32 TimestampsToReturn ItemsToCreate:MonitoredItemCreateRequest[]",
  CreateMonitoredItemsResponse: "ResponseHeader Results:MonitoredItemCreateResult[] DiagnosticInfos:DiagnosticInfo[]",
  ModifyMonitoredItemsRequest:
    "RequestHeader SubscriptionId:UInt32 TimestampsToReturn ItemsToModify:MonitoredItemModifyRequest[]",
  ModifyMonitoredItemsResponse: "ResponseHeader Results:MonitoredItemModifyResult[] DiagnosticInfos:DiagnosticInfo[]",
  SetMonitoringModeRequest: "RequestHeader SubscriptionId:UInt32 MonitoringMode MonitoredItemIds:UInt32[]",
  SetMonitoringModeResponse: "ResponseHeader Results:StatusCode[] DiagnosticInfos:DiagnosticInfo[]",
  DeleteMonitoredItemsRequest: "RequestHeader SubscriptionId:UInt32 MonitoredItemIds:UInt32[]",
  DeleteMonitoredItemsResponse: "ResponseHeader Results:StatusCode[] DiagnosticInfos:DiagnosticInfo[]",
  DataChangeFilter: "DataChangeTrigger DeadbandType DeadbandValue:Double",
  AggregateConfiguration:
    "UseServerCapabilitiesDefaults:Boolean TreatUncertainAsBad:Boolean PercentDataBad:Byte PercentDataGood:Byte UseSlopedExtrapolation:Boolean",
  AggregateFilter: "StartTime:DateTime AggregateType:NodeId ProcessingInterval:Double AggregateConfiguration",
  AggregateFilterResult:
    "RevisedStartTime:DateTime RevisedProcessingInterval:Double RevisedAggregateConfiguration:AggregateConfiguration",
  SimpleAttributeOperand: "TypeDefinitionId:NodeId BrowsePath:QualifiedName[] AttributeId IndexRange:String",
  ContentFilterElement: "FilterOperator FilterOperands:ExtensionObject[]",
  ContentFilter: "Elements:ContentFilterElement[]",
  EventFilter: "SelectClauses:SimpleAttributeOperand[] WhereClause:ContentFilter",
  ContentFilterElementResult: "StatusCode OperandStatusCodes:StatusCode[] OperandDiagnosticInfos:DiagnosticInfo[]",
  ContentFilterResult: "ElementResults:ContentFilterElementResult[] ElementDiagnosticInfos:DiagnosticInfo[]",
  EventFilterResult:
    "SelectClauseResults:StatusCode[] SelectClauseDiagnosticInfos:DiagnosticInfo[] WhereClauseResult:ContentFilterResult",
  ElementOperand: "Index:UInt32",
  LiteralOperand: "Value:Variant",
  AttributeOperand: "NodeId Alias:String BrowsePath:RelativePath AttributeId IndexRange:String",

  CreateSubscriptionRequest:
    "RequestHeader RequestedPublishingInterval:Double RequestedLifetimeCount:UInt32 RequestedMaxKeepAliveCount:UInt32 MaxNotificationsPerPublish:UInt32 PublishingEnabled:Boolean Priority:Byte",
  CreateSubscriptionResponse:
    "ResponseHeader SubscriptionId:UInt32 RevisedPublishingInterval:Double RevisedLifetimeCount:UInt32 RevisedMaxKeepAliveCount:UInt32",
  ModifySubscriptionRequest:
    "RequestHeader SubscriptionId:UInt32 RequestedPublishingInterval:Double RequestedLifetimeCount:UInt32 RequestedMaxKeepAliveCount:UInt32 MaxNotificationsPerPublish:UInt32 Priority:Byte",
  ModifySubscriptionResponse:
    "ResponseHeader RevisedPublishingInterval:Double RevisedLifetimeCount:UInt32 RevisedMaxKeepAliveCount:UInt32",
  SetPublishingModeRequest: "RequestHeader PublishingEnabled:Boolean SubscriptionIds:UInt32[]",
  SetPublishingModeResponse: "ResponseHeader Results:StatusCode[] DiagnosticInfos:DiagnosticInfo[]",
  SubscriptionAcknowledgement: "SubscriptionId:UInt32 SequenceNumber:UInt32",
  NotificationMessage: "SequenceNumber:UInt32 PublishTime:DateTime NotificationData:ExtensionObject[]",
  MonitoredItemNotification: "ClientHandle:UInt32 Value:DataValue",
  DataChangeNotification: "MonitoredItems:MonitoredItemNotification[] DiagnosticInfos:DiagnosticInfo[]",
  StatusChangeNotification: "Status:StatusCode DiagnosticInfo",
  EventFieldList: "ClientHandle:UInt32 EventFields:Variant[]",
  EventNotificationList: "Events:EventFieldList[]",
  PublishRequest: "RequestHeader SubscriptionAcknowledgements:SubscriptionAcknowledgement[]",
  PublishResponse:
    "ResponseHeader SubscriptionId:UInt32 AvailableSequenceNumbers:UInt32[] MoreNotifications:Boolean NotificationMessage Results:StatusCode[] DiagnosticInfos:DiagnosticInfo[]",
  RepublishRequest: "RequestHeader SubscriptionId:UInt32 RetransmitSequenceNumber:UInt32",
  RepublishResponse: "ResponseHeader NotificationMessage",
  DeleteSubscriptionsRequest: "RequestHeader SubscriptionIds:UInt32[]",
  DeleteSubscriptionsResponse: "ResponseHeader Results:StatusCode[] DiagnosticInfos:DiagnosticInfo[]",
};

/** The structures that objects hold, by how they are encoded (OPC 10000-6, NodeIds of the binary encodings). */
export const opcuaObjects: { readonly [identifier: number]: string } = {
  321: "AnonymousIdentityToken",
  324: "UserNameIdentityToken",
  327: "X509IdentityToken",
  940: "IssuedIdentityToken",
  354: "ObjectAttributes",
  357: "VariableAttributes",
  360: "MethodAttributes",
  363: "ObjectTypeAttributes",
  366: "VariableTypeAttributes",
  369: "ReferenceTypeAttributes",
  372: "DataTypeAttributes",
  375: "ViewAttributes",
  594: "ElementOperand",
  597: "LiteralOperand",
  600: "AttributeOperand",
  603: "SimpleAttributeOperand",
  724: "DataChangeFilter",
  727: "EventFilter",
  730: "AggregateFilter",
  736: "EventFilterResult",
  739: "AggregateFilterResult",
  811: "DataChangeNotification",
  820: "StatusChangeNotification",
  916: "EventNotificationList",
};
