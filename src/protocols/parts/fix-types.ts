const single =
  "Heartbeat TestRequest ResendRequest Reject SequenceReset Logout IOI Advertisement ExecutionReport OrderCancelReject";
const capital =
  "Logon News Email NewOrderSingle NewOrderList OrderCancelRequest OrderCancelReplaceRequest OrderStatusRequest - " +
  "AllocationInstruction ListCancelRequest ListExecute ListStatusRequest ListStatus - AllocationInstructionAck DontKnowTrade QuoteRequest " +
  "Quote SettlementInstructions - MarketDataRequest MarketDataSnapshotFullRefresh MarketDataIncrementalRefresh MarketDataRequestReject " +
  "QuoteCancel";
const small =
  "QuoteStatusRequest MassQuoteAcknowledgement SecurityDefinitionRequest SecurityDefinition SecurityStatusRequest SecurityStatus " +
  "TradingSessionStatusRequest TradingSessionStatus MassQuote BusinessMessageReject BidRequest BidResponse ListStrikePrice - " +
  "RegistrationInstructions RegistrationInstructionsResponse OrderMassCancelRequest OrderMassCancelReport NewOrderCross " +
  "CrossOrderCancelReplaceRequest CrossOrderCancelRequest SecurityTypeRequest SecurityTypes SecurityListRequest SecurityList " +
  "DerivativeSecurityListRequest";
const doubles: { readonly [first: string]: string } = {
  A:
    "DerivativeSecurityList NewOrderMultileg MultilegOrderCancelReplace TradeCaptureReportRequest TradeCaptureReport OrderMassStatusRequest " +
    "QuoteRequestReject RFQRequest QuoteStatusReport QuoteResponse Confirmation PositionMaintenanceRequest PositionMaintenanceReport " +
    "RequestForPositions RequestForPositionsAck PositionReport TradeCaptureReportRequestAck TradeCaptureReportAck AllocationReport " +
    "AllocationReportAck ConfirmationAck SettlementInstructionRequest AssignmentReport CollateralRequest CollateralAssignment " +
    "CollateralResponse",
  B:
    "CollateralReport CollateralInquiry NetworkCounterpartySystemStatusRequest NetworkCounterpartySystemStatusResponse UserRequest " +
    "UserResponse CollateralInquiryAck ConfirmationRequest TradingSessionListRequest TradingSessionList SecurityListUpdateReport " +
    "AdjustedPositionReport AllocationInstructionAlert ExecutionAcknowledgement ContraryIntentionReport SecurityDefinitionUpdateReport " +
    "SettlementObligationReport DerivativeSecurityListUpdateReport TradingSessionListUpdateReport MarketDefinitionRequest MarketDefinition " +
    "MarketDefinitionUpdateReport ApplicationMessageRequest ApplicationMessageRequestAck ApplicationMessageReport OrderMassActionReport",
  C:
    "OrderMassActionRequest UserNotification StreamAssignmentRequest StreamAssignmentReport StreamAssignmentReportACK " +
    "PartyDetailsListRequest PartyDetailsListReport",
};

const named = (first: string, prefix: string, names: string): readonly (readonly [type: string, name: string])[] =>
  names
    .split(" ")
    .map((name, index) => [prefix + String.fromCharCode(first.charCodeAt(0) + index), name] as const)
    .filter(([, name]) => name !== "-");

/** What messages are, by their types (FIX 5.0 SP2, MsgType). */
export const fixTypes: { readonly [type: string]: string } = Object.fromEntries([
  ...named("0", "", single),
  ...named("A", "", capital),
  ...named("a", "", small),
  ...Object.entries(doubles).flatMap(([prefix, names]) => named("A", prefix, names)),
]);
