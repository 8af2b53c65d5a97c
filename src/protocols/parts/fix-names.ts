/** Names of fields of FIX by their tags: each list is of tags that follow one another, the first of which is its number (FIX 5.0 SP2). */
// oxfmt-ignore
export const fixNames: readonly (readonly [first: number, names: string])[] = [
  [1,
    "Account AdvId AdvRefID AdvSide AdvTransType AvgPx BeginSeqNo BeginString BodyLength CheckSum ClOrdID Commission CommType CumQty " +
    "Currency EndSeqNo ExecID ExecInst ExecRefID ExecTransType HandlInst SecurityIDSource IOIID IOIOthSvc IOIQltyInd IOIRefID IOIQty " +
    "IOITransType LastCapacity LastMkt LastPx LastQty NoLinesOfText MsgSeqNum MsgType NewSeqNo OrderID OrderQty OrdStatus OrdType " +
    "OrigClOrdID OrigTime PossDupFlag Price RefSeqNum RelatdSym Rule80A SecurityID SenderCompID SenderSubID SendingDate SendingTime " +
    "Quantity Side Symbol TargetCompID TargetSubID Text TimeInForce TransactTime Urgency ValidUntilTime SettlType SettlDate " +
    "SymbolSfx ListID ListSeqNo TotNoOrders ListExecInst AllocID AllocTransType RefAllocID NoOrders AvgPxPrecision TradeDate " +
    "ExecBroker PositionEffect NoAllocs AllocAccount AllocQty ProcessCode NoRpts RptSeq CxlQty NoDlvyInst DlvyInst AllocStatus " +
    "AllocRejCode Signature SecureDataLen SecureData BrokerOfCredit SignatureLength EmailType RawDataLength RawData PossResend " +
    "EncryptMethod StopPx ExDestination"
  ],
  [102,
    "CxlRejReason OrdRejReason IOIQualifier WaveNo Issuer SecurityDesc HeartBtInt ClientID MinQty MaxFloor TestReqID ReportToExch " +
    "LocateReqd OnBehalfOfCompID OnBehalfOfSubID QuoteID NetMoney SettlCurrAmt SettlCurrency ForexReq OrigSendingTime GapFillFlag " +
    "NoExecs CxlType ExpireTime DKReason DeliverToCompID DeliverToSubID IOINaturalFlag QuoteReqID BidPx OfferPx BidSize OfferSize " +
    "NoMiscFees MiscFeeAmt MiscFeeCurr MiscFeeType PrevClosePx ResetSeqNumFlag SenderLocationID TargetLocationID " +
    "OnBehalfOfLocationID DeliverToLocationID NoRelatedSym Subject Headline URLLink ExecType LeavesQty CashOrderQty AllocAvgPx " +
    "AllocNetMoney SettlCurrFxRate SettlCurrFxRateCalc NumDaysInterest AccruedInterestRate AccruedInterestAmt SettlInstMode " +
    "AllocText SettlInstID SettlInstTransType EmailThreadID SettlInstSource SettlLocation SecurityType EffectiveTime StandInstDbType " +
    "StandInstDbName StandInstDbID SettlDeliveryType SettlDepositoryCode SettlBrkrCode SettlInstCode SecuritySettlAgentName " +
    "SecuritySettlAgentCode SecuritySettlAgentAcctNum SecuritySettlAgentAcctName SecuritySettlAgentContactName " +
    "SecuritySettlAgentContactPhone CashSettlAgentName CashSettlAgentCode CashSettlAgentAcctNum CashSettlAgentAcctName " +
    "CashSettlAgentContactName CashSettlAgentContactPhone BidSpotRate BidForwardPoints OfferSpotRate OfferForwardPoints OrderQty2 " +
    "SettlDate2 LastSpotRate LastForwardPoints AllocLinkID AllocLinkType SecondaryOrderID NoIOIQualifiers MaturityMonthYear " +
    "PutOrCall StrikePrice CoveredOrUncovered CustomerOrFirm MaturityDay OptAttribute SecurityExchange NotifyBrokerOfCredit " +
    "AllocHandlInst MaxShow PegOffsetValue XmlDataLen XmlData SettlInstRefID NoRoutingIDs RoutingType RoutingID Spread Benchmark " +
    "BenchmarkCurveCurrency BenchmarkCurveName BenchmarkCurvePoint CouponRate CouponPaymentDate IssueDate RepurchaseTerm " +
    "RepurchaseRate Factor TradeOriginationDate ExDate ContractMultiplier NoStipulations StipulationType StipulationValue YieldType " +
    "Yield TotalTakedown Concession RepoCollateralSecurityType RedemptionDate UnderlyingCouponPaymentDate UnderlyingIssueDate " +
    "UnderlyingRepoCollateralSecurityType UnderlyingRepurchaseTerm UnderlyingRepurchaseRate UnderlyingFactor " +
    "UnderlyingRedemptionDate LegCouponPaymentDate LegIssueDate LegRepoCollateralSecurityType LegRepurchaseTerm LegRepurchaseRate " +
    "LegFactor LegRedemptionDate CreditRating UnderlyingCreditRating LegCreditRating TradedFlatSwitch BasisFeatureDate " +
    "BasisFeaturePrice"
  ],
  [262,
    "MDReqID SubscriptionRequestType MarketDepth MDUpdateType AggregatedBook NoMDEntryTypes NoMDEntries MDEntryType MDEntryPx " +
    "MDEntrySize MDEntryDate MDEntryTime TickDirection MDMkt QuoteCondition TradeCondition MDEntryID MDUpdateAction MDEntryRefID " +
    "MDReqRejReason MDEntryOriginator LocationID DeskID DeleteReason OpenCloseSettlFlag SellerDays MDEntryBuyer MDEntrySeller " +
    "MDEntryPositionNo FinancialStatus CorporateAction DefBidSize DefOfferSize NoQuoteEntries NoQuoteSets QuoteStatus " +
    "QuoteCancelType QuoteEntryID QuoteRejectReason QuoteResponseLevel QuoteSetID QuoteRequestType TotNoQuoteEntries " +
    "UnderlyingSecurityIDSource UnderlyingIssuer UnderlyingSecurityDesc UnderlyingSecurityExchange UnderlyingSecurityID " +
    "UnderlyingSecurityType UnderlyingSymbol UnderlyingSymbolSfx UnderlyingMaturityMonthYear UnderlyingMaturityDay " +
    "UnderlyingPutOrCall UnderlyingStrikePrice UnderlyingOptAttribute UnderlyingCurrency RatioQty SecurityReqID SecurityRequestType " +
    "SecurityResponseID SecurityResponseType SecurityStatusReqID UnsolicitedIndicator SecurityTradingStatus HaltReasonInt " +
    "InViewOfCommon DueToRelated BuyVolume SellVolume HighPx LowPx Adjustment TradSesReqID TradingSessionID ContraTrader " +
    "TradSesMethod TradSesMode TradSesStatus TradSesStartTime TradSesOpenTime TradSesPreCloseTime TradSesCloseTime TradSesEndTime " +
    "NumberOfOrders MessageEncoding EncodedIssuerLen EncodedIssuer EncodedSecurityDescLen EncodedSecurityDesc EncodedListExecInstLen " +
    "EncodedListExecInst EncodedTextLen EncodedText EncodedSubjectLen EncodedSubject EncodedHeadlineLen EncodedHeadline " +
    "EncodedAllocTextLen EncodedAllocText EncodedUnderlyingIssuerLen EncodedUnderlyingIssuer EncodedUnderlyingSecurityDescLen " +
    "EncodedUnderlyingSecurityDesc AllocPrice QuoteSetValidUntilTime QuoteEntryRejectReason LastMsgSeqNumProcessed " +
    "OnBehalfOfSendingTime RefTagID RefMsgType SessionRejectReason BidRequestTransType ContraBroker ComplianceID SolicitedFlag " +
    "ExecRestatementReason BusinessRejectRefID BusinessRejectReason GrossTradeAmt NoContraBrokers MaxMessageSize NoMsgTypes " +
    "MsgDirection NoTradingSessions TotalVolumeTraded DiscretionInst DiscretionOffsetValue BidID ClientBidID ListName " +
    "TotNoRelatedSym BidType NumTickets SideValue1 SideValue2 NoBidDescriptors BidDescriptorType BidDescriptor SideValueInd " +
    "LiquidityPctLow LiquidityPctHigh LiquidityValue EFPTrackingError FairValue OutsideIndexPct ValueOfFutures LiquidityIndType " +
    "WtAverageLiquidity ExchangeForPhysical OutMainCntryUIndex CrossPercent ProgRptReqs ProgPeriodInterval IncTaxInd NumBidders " +
    "BidTradeType BasisPxType NoBidComponents Country TotNoStrikes PriceType DayOrderQty DayCumQty DayAvgPx GTBookingInst NoStrikes " +
    "ListStatusType NetGrossInd ListOrderStatus ExpireDate ListExecInstType CxlRejResponseTo UnderlyingCouponRate " +
    "UnderlyingContractMultiplier ContraTradeQty ContraTradeTime ClearingFirm ClearingAccount LiquidityNumSecurities " +
    "MultiLegReportingType StrikeTime ListStatusText EncodedListStatusTextLen EncodedListStatusText PartyIDSource PartyID " +
    "TotalVolumeTradedDate TotalVolumeTradedTime NetChgPrevDay PartyRole NoPartyIDs NoSecurityAltID SecurityAltID " +
    "SecurityAltIDSource NoUnderlyingSecurityAltID UnderlyingSecurityAltID UnderlyingSecurityAltIDSource Product CFICode " +
    "UnderlyingProduct UnderlyingCFICode TestMessageIndicator QuantityType BookingRefID IndividualAllocID RoundingDirection " +
    "RoundingModulus CountryOfIssue StateOrProvinceOfIssue LocaleOfIssue NoRegistDtls MailingDtls InvestorCountryOfResidence " +
    "PaymentRef DistribPaymentMethod CashDistribCurr CommCurrency CancellationRights MoneyLaunderingStatus MailingInst TransBkdTime " +
    "ExecPriceType ExecPriceAdjustment DateOfBirth TradeReportTransType CardHolderName CardNumber CardExpDate CardIssNum " +
    "PaymentMethod RegistAcctType Designation TaxAdvantageType RegistRejReasonText FundRenewWaiv CashDistribAgentName " +
    "CashDistribAgentCode CashDistribAgentAcctNumber CashDistribPayRef CashDistribAgentAcctName CardStartDate PaymentDate " +
    "PaymentRemitterID RegistStatus RegistRejReasonCode RegistRefID RegistDtls NoDistribInsts RegistEmail DistribPercentage RegistID " +
    "RegistTransType ExecValuationPoint OrderPercent OwnershipType NoContAmts ContAmtType ContAmtValue ContAmtCurr OwnerType " +
    "PartySubID NestedPartyID NestedPartyIDSource SecondaryClOrdID SecondaryExecID OrderCapacity OrderRestrictions " +
    "MassCancelRequestType MassCancelResponse MassCancelRejectReason TotalAffectedOrders NoAffectedOrders AffectedOrderID " +
    "AffectedSecondaryOrderID QuoteType NestedPartyRole NoNestedPartyIDs TotalAccruedInterestAmt MaturityDate UnderlyingMaturityDate " +
    "InstrRegistry CashMargin NestedPartySubID Scope MDImplicitDelete CrossID CrossType CrossPrioritization OrigCrossID NoSides " +
    "Username Password NoLegs LegCurrency TotNoSecurityTypes NoSecurityTypes SecurityListRequestType SecurityRequestResult RoundLot " +
    "MinTradeVol MultiLegRptTypeReq LegPositionEffect LegCoveredOrUncovered LegPrice TradSesStatusRejReason TradeRequestID " +
    "TradeRequestType PreviouslyReported TradeReportID TradeReportRefID MatchStatus MatchType OddLot NoClearingInstructions " +
    "ClearingInstruction TradeInputSource TradeInputDevice NoDates AccountType CustOrderCapacity ClOrdLinkID MassStatusReqID " +
    "MassStatusReqType OrigOrdModTime LegSettlType LegSettlDate DayBookingInst BookingUnit PreallocMethod UnderlyingCountryOfIssue " +
    "UnderlyingStateOrProvinceOfIssue UnderlyingLocaleOfIssue UnderlyingInstrRegistry LegCountryOfIssue LegStateOrProvinceOfIssue " +
    "LegLocaleOfIssue LegInstrRegistry LegSymbol LegSymbolSfx LegSecurityID LegSecurityIDSource NoLegSecurityAltID LegSecurityAltID " +
    "LegSecurityAltIDSource LegProduct LegCFICode LegSecurityType LegMaturityMonthYear LegMaturityDate LegStrikePrice " +
    "LegOptAttribute LegContractMultiplier LegCouponRate LegSecurityExchange LegIssuer EncodedLegIssuerLen EncodedLegIssuer " +
    "LegSecurityDesc EncodedLegSecurityDescLen EncodedLegSecurityDesc LegRatioQty LegSide TradingSessionSubID AllocType NoHops " +
    "HopCompID HopSendingTime HopRefID MidPx BidYield MidYield OfferYield ClearingFeeIndicator WorkingIndicator LegLastPx " +
    "PriorityIndicator PriceImprovement Price2 LastForwardPoints2 BidForwardPoints2 OfferForwardPoints2 RFQReqID MktBidPx MktOfferPx " +
    "MinBidSize MinOfferSize QuoteStatusReqID LegalConfirm UnderlyingLastPx UnderlyingLastQty SecDefStatus LegRefID ContraLegRefID " +
    "SettlCurrBidFxRate SettlCurrOfferFxRate QuoteRequestRejectReason SideComplianceID AcctIDSource AllocAcctIDSource BenchmarkPrice " +
    "BenchmarkPriceType ConfirmID ConfirmStatus ConfirmTransType ContractSettlMonth DeliveryForm LastParPx NoLegAllocs " +
    "LegAllocAccount LegIndividualAllocID LegAllocQty LegAllocAcctIDSource LegSettlCurrency LegBenchmarkCurveCurrency " +
    "LegBenchmarkCurveName LegBenchmarkCurvePoint LegBenchmarkPrice LegBenchmarkPriceType LegBidPx LegIOIQty NoLegStipulations " +
    "LegOfferPx LegOrderQty LegPriceType LegQty LegStipulationType LegStipulationValue LegSwapType Pool QuotePriceType QuoteRespID " +
    "QuoteRespType QuoteQualifier YieldRedemptionDate YieldRedemptionPrice YieldRedemptionPriceType BenchmarkSecurityID " +
    "ReversalIndicator YieldCalcDate NoPositions PosType LongQty ShortQty PosQtyStatus PosAmtType PosAmt PosTransType PosReqID " +
    "NoUnderlyings PosMaintAction OrigPosReqRefID PosMaintRptRefID ClearingBusinessDate SettlSessID SettlSessSubID AdjustmentType " +
    "ContraryInstructionIndicator PriorSpreadIndicator PosMaintRptID PosMaintStatus PosMaintResult PosReqType ResponseTransportType " +
    "ResponseDestination TotalNumPosReports PosReqResult PosReqStatus SettlPrice SettlPriceType UnderlyingSettlPrice " +
    "UnderlyingSettlPriceType PriorSettlPrice NoQuoteQualifiers AllocSettlCurrency AllocSettlCurrAmt InterestAtMaturity LegDatedDate " +
    "LegPool AllocInterestAtMaturity AllocAccruedInterestAmt DeliveryDate AssignmentMethod AssignmentUnit OpenInterest " +
    "ExerciseMethod TotNumTradeReports TradeRequestResult TradeRequestStatus TradeReportRejectReason SideMultiLegReportingType " +
    "NoPosAmt AutoAcceptIndicator AllocReportID NoNested2PartyIDs Nested2PartyID Nested2PartyIDSource Nested2PartyRole " +
    "Nested2PartySubID BenchmarkSecurityIDSource SecuritySubType UnderlyingSecuritySubType LegSecuritySubType " +
    "AllowableOneSidednessPct AllowableOneSidednessValue AllowableOneSidednessCurr NoTrdRegTimestamps TrdRegTimestamp " +
    "TrdRegTimestampType TrdRegTimestampOrigin ConfirmRefID ConfirmType ConfirmRejReason BookingType IndividualAllocRejCode " +
    "SettlInstMsgID NoSettlInst LastUpdateTime AllocSettlInstType NoSettlPartyIDs SettlPartyID SettlPartyIDSource SettlPartyRole " +
    "SettlPartySubID SettlPartySubIDType DlvyInstType TerminationType NextExpectedMsgSeqNum OrdStatusReqID SettlInstReqID " +
    "SettlInstReqRejCode SecondaryAllocID AllocReportType AllocReportRefID AllocCancReplaceReason CopyMsgIndicator AllocAccountType " +
    "OrderAvgPx OrderBookingQty NoSettlPartySubIDs NoPartySubIDs PartySubIDType NoNestedPartySubIDs NestedPartySubIDType " +
    "NoNested2PartySubIDs Nested2PartySubIDType AllocIntermedReqType"
  ],
  [810,
    "UnderlyingPx PriceDelta ApplQueueMax ApplQueueDepth ApplQueueResolution ApplQueueAction NoAltMDSource AltMDSourceID " +
    "SecondaryTradeReportID AvgPxIndicator TradeLinkID OrderInputDevice UnderlyingTradingSessionID UnderlyingTradingSessionSubID " +
    "TradeLegRefID ExchangeRule TradeAllocIndicator ExpirationCycle TrdType TrdSubType TransferReason AsgnReqID " +
    "TotNumAssignmentReports AsgnRptID ThresholdAmount PegMoveType PegOffsetType PegLimitType PegRoundDirection PeggedPrice PegScope " +
    "DiscretionMoveType DiscretionOffsetType DiscretionLimitType DiscretionRoundDirection DiscretionPrice DiscretionScope " +
    "TargetStrategy TargetStrategyParameters ParticipationRate TargetStrategyPerformance LastLiquidityInd PublishTrdIndicator " +
    "ShortSaleReason QtyType SecondaryTrdType TradeReportType AllocNoOrdersType SharedCommission ConfirmReqID AvgParPx ReportedPx " +
    "NoCapacities OrderCapacityQty NoEvents EventType EventDate EventPx EventText PctAtRisk NoInstrAttrib InstrAttribType " +
    "InstrAttribValue DatedDate InterestAccrualDate CPProgram CPRegType UnderlyingCPProgram UnderlyingCPRegType UnderlyingQty " +
    "TrdMatchID SecondaryTradeReportRefID UnderlyingDirtyPrice UnderlyingEndPrice UnderlyingStartValue UnderlyingCurrentValue " +
    "UnderlyingEndValue NoUnderlyingStips UnderlyingStipType UnderlyingStipValue MaturityNetMoney MiscFeeBasis TotNoAllocs " +
    "LastFragment CollReqID CollAsgnReason CollInquiryQualifier NoTrades MarginRatio MarginExcess TotalNetValue CashOutstanding " +
    "CollAsgnID CollAsgnTransType CollRespID CollAsgnRespType CollAsgnRejectReason CollAsgnRefID CollRptID CollInquiryID CollStatus " +
    "TotNumReports LastRptRequested AgreementDesc AgreementID AgreementDate StartDate EndDate AgreementCurrency DeliveryType " +
    "EndAccruedInterestAmt StartCash EndCash UserRequestID UserRequestType NewPassword UserStatus UserStatusText StatusValue " +
    "StatusText RefCompID RefSubID NetworkResponseID NetworkRequestID LastNetworkResponseID NetworkRequestType NoCompIDs " +
    "NetworkStatusResponseType NoCollInquiryQualifier TrdRptStatus AffirmStatus UnderlyingStrikeCurrency LegStrikeCurrency " +
    "TimeBracket CollAction CollInquiryStatus CollInquiryResult StrikeCurrency NoNested3PartyIDs Nested3PartyID Nested3PartyIDSource " +
    "Nested3PartyRole NoNested3PartySubIDs Nested3PartySubID Nested3PartySubIDType LegContractSettlMonth LegInterestAccrualDate " +
    "NoStrategyParameters StrategyParameterName StrategyParameterType StrategyParameterValue HostCrossID SideTimeInForce MDReportID " +
    "SecurityReportID SecurityStatus SettleOnOpenFlag StrikeMultiplier StrikeValue MinPriceIncrement PositionLimit NTPositionLimit " +
    "UnderlyingAllocationPercent UnderlyingCashAmount UnderlyingCashType UnderlyingSettlementType QuantityDate ContIntRptID " +
    "LateIndicator InputSource SecurityUpdateAction NoExpiration ExpirationQtyType ExpQty NoUnderlyingAmounts UnderlyingPayAmount " +
    "UnderlyingCollectAmount UnderlyingSettlementDate UnderlyingSettlementStatus SecondaryIndividualAllocID LegReportID RndPx " +
    "IndividualAllocType AllocCustomerCapacity TierCode"
  ],
  [996,
    "UnitOfMeasure TimeUnit UnderlyingUnitOfMeasure LegUnitOfMeasure UnderlyingTimeUnit LegTimeUnit AllocMethod TradeID"
  ],
  [1005, "SideTradeReportID SideFillStationCd SideReasonCd SideTrdSubTyp SideLastQty"],
  [1011,
    "MessageEventSource SideTrdRegTimestamp SideTrdRegTimestampType SideTrdRegTimestampSrc AsOfIndicator NoSideTrdRegTS " +
    "LegOptionRatio NoInstrumentParties InstrumentPartyID TradeVolume MDBookType MDFeedType MDPriceLevel MDOriginType FirstPx " +
    "MDEntrySpotRate MDEntryForwardPoints ManualOrderIndicator CustDirectedOrder ReceivedDeptID CustOrderHandlingInst " +
    "OrderHandlingInstSource DeskType DeskTypeSource DeskOrderHandlingInst ExecAckStatus UnderlyingDeliveryAmount UnderlyingCapValue " +
    "UnderlyingSettlMethod SecondaryTradeID FirmTradeID SecondaryFirmTradeID CollApplType UnderlyingAdjustedQuantity " +
    "UnderlyingFXRate UnderlyingFXRateCalc AllocPositionEffect DealingCapacity InstrmtAssignmentMethod InstrumentPartyIDSource " +
    "InstrumentPartyRole NoInstrumentPartySubIDs InstrumentPartySubID InstrumentPartySubIDType PositionCurrency CalculatedCcyLastQty " +
    "AggressorIndicator NoUndlyInstrumentParties UnderlyingInstrumentPartyID UnderlyingInstrumentPartyIDSource " +
    "UnderlyingInstrumentPartyRole NoUndlyInstrumentPartySubIDs UnderlyingInstrumentPartySubID UnderlyingInstrumentPartySubIDType " +
    "BidSwapPoints OfferSwapPoints LegBidForwardPoints LegOfferForwardPoints SwapPoints MDQuoteType LastSwapPoints SideGrossTradeAmt " +
    "LegLastForwardPoints LegCalculatedCcyLastQty LegGrossTradeAmt"
  ],
  [1079,
    "MaturityTime RefOrderID RefOrderIDSource SecondaryDisplayQty DisplayWhen DisplayMethod DisplayLowQty DisplayHighQty " +
    "DisplayMinIncr RefreshQty MatchIncrement MaxPriceLevels PreTradeAnonymity PriceProtectionScope LotType PegPriceType " +
    "PeggedRefPrice PegSecurityIDSource PegSecurityID PegSymbol PegSecurityDesc TriggerType TriggerAction TriggerPrice TriggerSymbol " +
    "TriggerSecurityID TriggerSecurityIDSource TriggerSecurityDesc TriggerPriceType TriggerPriceTypeScope TriggerPriceDirection " +
    "TriggerNewPrice TriggerOrderType TriggerNewQty TriggerTradingSessionID TriggerTradingSessionSubID OrderCategory NoRootPartyIDs " +
    "RootPartyID RootPartyIDSource RootPartyRole NoRootPartySubIDs RootPartySubID RootPartySubIDType TradeHandlingInstr " +
    "OrigTradeHandlingInstr OrigTradeDate OrigTradeID OrigSecondaryTradeID ApplVerID CstmApplVerID RefApplVerID RefCstmApplVerID " +
    "TZTransactTime ExDestinationIDSource ReportedPxDiff RptSys AllocClearingFeeIndicator DefaultApplVerID DisplayQty " +
    "ExchangeSpecialInstructions MaxTradeVol NoMDFeedTypes MatchAlgorithm MaxPriceVariation ImpliedMarketIndicator EventTime " +
    "MinPriceIncrementAmount UnitOfMeasureQty LowLimitPrice HighLimitPrice TradingReferencePrice SecurityGroup LegNumber " +
    "SettlementCycleNo SideCurrency SideSettlCurrency ApplExtID CcyAmt NoSettlDetails SettlObligMode SettlObligMsgID SettlObligID " +
    "SettlObligTransType SettlObligRefID SettlObligSource NoSettlOblig QuoteMsgID QuoteEntryStatus TotNoCxldQuotes TotNoAccQuotes " +
    "TotNoRejQuotes PrivateQuote RespondentType MDSubBookType SecurityTradingEvent NoStatsIndicators StatsType NoOfSecSizes " +
    "MDSecSizeType MDSecSize ApplID ApplSeqNum ApplBegSeqNum ApplEndSeqNum SecurityXMLLen SecurityXML SecurityXMLSchema " +
    "RefreshIndicator Volatility TimeToExpiration RiskFreeRate PriceUnitOfMeasure PriceUnitOfMeasureQty SettlMethod ExerciseStyle " +
    "OptPayoutAmount PriceQuoteMethod ValuationMethod ListMethod CapPrice FloorPrice NoStrikeRules StartStrikePxRange " +
    "EndStrikePxRange StrikeIncrement NoTickRules StartTickPriceRange EndTickPriceRange TickIncrement TickRuleType " +
    "NestedInstrAttribType NestedInstrAttribValue LegMaturityTime UnderlyingMaturityTime DerivativeSymbol DerivativeSymbolSfx " +
    "DerivativeSecurityID DerivativeSecurityIDSource NoDerivativeSecurityAltID DerivativeSecurityAltID DerivativeSecurityAltIDSource " +
    "SecondaryLowLimitPrice MaturityRuleID StrikeRuleID LegUnitOfMeasureQty DerivativeOptPayAmount EndMaturityMonthYear " +
    "ProductComplex DerivativeProductComplex MaturityMonthYearIncrement SecondaryHighLimitPrice MinLotSize NoExecInstRules"
  ],
  [1234, "NoLotTypeRules NoMatchRules NoMaturityRules NoOrdTypeRules"],
  [1239,
    "NoTimeInForceRules SecondaryTradingReferencePrice StartMaturityMonthYear FlexProductEligibilityIndicator " +
    "DerivFlexProductEligibilityIndicator FlexibleIndicator TradingCurrency DerivativeProduct DerivativeSecurityGroup " +
    "DerivativeCFICode DerivativeSecurityType DerivativeSecuritySubType DerivativeMaturityMonthYear DerivativeMaturityDate " +
    "DerivativeMaturityTime DerivativeSettleOnOpenFlag DerivativeInstrmtAssignmentMethod DerivativeSecurityStatus " +
    "DerivativeInstrRegistry DerivativeCountryOfIssue DerivativeStateOrProvinceOfIssue DerivativeLocaleOfIssue DerivativeStrikePrice " +
    "DerivativeStrikeCurrency DerivativeStrikeMultiplier DerivativeStrikeValue DerivativeOptAttribute DerivativeContractMultiplier " +
    "DerivativeMinPriceIncrement DerivativeMinPriceIncrementAmount DerivativeUnitOfMeasure DerivativeUnitOfMeasureQty " +
    "DerivativeTimeUnit DerivativeSecurityExchange DerivativePositionLimit DerivativeNTPositionLimit DerivativeIssuer " +
    "DerivativeIssueDate DerivativeEncodedIssuerLen DerivativeEncodedIssuer DerivativeSecurityDesc DerivativeEncodedSecurityDescLen " +
    "DerivativeEncodedSecurityDesc DerivativeSecurityXMLLen DerivativeSecurityXML DerivativeSecurityXMLSchema " +
    "DerivativeContractSettlMonth NoDerivativeEvents DerivativeEventType DerivativeEventDate DerivativeEventTime DerivativeEventPx " +
    "DerivativeEventText NoDerivativeInstrumentParties DerivativeInstrumentPartyID DerivativeInstrumentPartyIDSource " +
    "DerivativeInstrumentPartyRole NoDerivativeInstrumentPartySubIDs DerivativeInstrumentPartySubID " +
    "DerivativeInstrumentPartySubIDType DerivativeExerciseStyle MarketSegmentID MarketID MaturityMonthYearIncrementUnits " +
    "MaturityMonthYearFormat StrikeExerciseStyle SecondaryPriceLimitType PriceLimitType DerivativeSecurityListRequestType " +
    "ExecInstValue NoTradingSessionRules NoMarketSegments NoDerivativeInstrAttrib NoNestedInstrAttrib DerivativeInstrAttribType " +
    "DerivativeInstrAttribValue DerivativePriceUnitOfMeasure DerivativePriceUnitOfMeasureQty DerivativeSettlMethod " +
    "DerivativePriceQuoteMethod DerivativeValuationMethod DerivativeListMethod DerivativeCapPrice DerivativeFloorPrice " +
    "DerivativePutOrCall ListUpdateAction ParentMktSegmID TradingSessionDesc TradSesUpdateAction RejectText FeeMultiplier " +
    "UnderlyingLegSymbol UnderlyingLegSymbolSfx UnderlyingLegSecurityID UnderlyingLegSecurityIDSource NoUnderlyingLegSecurityAltID " +
    "UnderlyingLegSecurityAltID UnderlyingLegSecurityAltIDSource UnderlyingLegSecurityType UnderlyingLegSecuritySubType " +
    "UnderlyingLegMaturityMonthYear UnderlyingLegStrikePrice UnderlyingLegSecurityExchange NoOfLegUnderlyings UnderlyingLegPutOrCall " +
    "UnderlyingLegCFICode UnderlyingLegMaturityDate ApplReqID ApplReqType ApplResponseType ApplTotalMessageCount ApplLastSeqNum " +
    "NoApplIDs ApplResendFlag ApplResponseID ApplResponseError RefApplID ApplReportID RefApplLastSeqNum LegPutOrCall " +
    "EncodedSymbolLen EncodedSymbol TotNoFills NoFills FillExecID FillPx FillQty LegAllocID LegAllocSettlCurrency TradSesEvent " +
    "MassActionReportID NoNotAffectedOrders NotAffectedOrderID NotAffOrigClOrdID MassActionType MassActionScope MassActionResponse " +
    "MassActionRejectReason MultilegModel MultilegPriceMethod LegVolatility DividendYield LegDividendYield CurrencyRatio " +
    "LegCurrencyRatio LegExecInst ContingencyType ListRejectReason NoTrdRepIndicators TrdRepPartyRole TrdRepIndicator " +
    "TradePublishIndicator UnderlyingLegOptAttribute UnderlyingLegSecurityDesc MarketReqID MarketReportID MarketUpdateAction " +
    "MarketSegmentDesc EncodedMktSegmDescLen EncodedMktSegmDesc ApplNewSeqNum EncryptedPasswordMethod EncryptedPasswordLen " +
    "EncryptedPassword EncryptedNewPasswordLen EncryptedNewPassword UnderlyingLegMaturityTime RefApplExtID DefaultApplExtID " +
    "DefaultCstmApplVerID SessionStatus DefaultVerIndicator Nested4PartySubIDType Nested4PartySubID NoNested4PartySubIDs " +
    "NoNested4PartyIDs Nested4PartyID Nested4PartyIDSource Nested4PartyRole LegLastQty UnderlyingExerciseStyle LegExerciseStyle " +
    "LegPriceUnitOfMeasure LegPriceUnitOfMeasureQty UnderlyingUnitOfMeasureQty UnderlyingPriceUnitOfMeasure " +
    "UnderlyingPriceUnitOfMeasureQty ApplReportType SideExecID OrderDelay OrderDelayUnit VenueType RefOrdIDReason " +
    "OrigCustOrderCapacity RefApplReqID ModelType ContractMultiplierUnit LegContractMultiplierUnit UnderlyingContractMultiplierUnit " +
    "DerivativeContractMultiplierUnit FlowScheduleType LegFlowScheduleType UnderlyingFlowScheduleType DerivativeFlowScheduleType " +
    "FillLiquidityInd SideLiquidityInd NoRateSources RateSource RateSourceType ReferencePage RestructuringType Seniority " +
    "NotionalPercentageOutstanding OriginalNotionalPercentageOutstanding UnderlyingRestructuringType UnderlyingSeniority " +
    "UnderlyingNotionalPercentageOutstanding UnderlyingOriginalNotionalPercentageOutstanding AttachmentPoint DetachmentPoint " +
    "UnderlyingAttachmentPoint UnderlyingDetachmentPoint NoTargetPartyIDs TargetPartyID TargetPartyIDSource TargetPartyRole " +
    "SecurityListID SecurityListRefID SecurityListDesc EncodedSecurityListDescLen EncodedSecurityListDesc SecurityListType " +
    "SecurityListTypeSource NewsID NewsCategory LanguageCode NoNewsRefIDs NewsRefID NewsRefType StrikePriceDeterminationMethod " +
    "StrikePriceBoundaryMethod StrikePriceBoundaryPrecision UnderlyingPriceDeterminationMethod OptPayoutType NoComplexEvents " +
    "ComplexEventType ComplexOptPayoutAmount ComplexEventPrice ComplexEventPriceBoundaryMethod ComplexEventPriceBoundaryPrecision " +
    "ComplexEventPriceTimeType ComplexEventCondition NoComplexEventDates ComplexEventStartDate ComplexEventEndDate " +
    "NoComplexEventTimes ComplexEventStartTime ComplexEventEndTime StreamAsgnReqID StreamAsgnReqType NoAsgnReqs MDStreamID " +
    "StreamAsgnRptID StreamAsgnRejReason StreamAsgnAckType RelSymTransactTime PartyDetailsListRequestID NoPartyListResponseTypes " +
    "PartyListResponseType NoRequestedPartyRoles RequestedPartyRole PartyDetailsListReportID PartyDetailsRequestResult " +
    "TotNoPartyList NoPartyList NoPartyRelationships PartyRelationship NoPartyAltIDs PartyAltID PartyAltIDSource NoPartyAltSubIDs " +
    "PartyAltSubID PartyAltSubIDType NoContextPartyIDs ContextPartyID ContextPartyIDSource ContextPartyRole NoContextPartySubIDs " +
    "ContextPartySubID ContextPartySubIDType NoRiskLimits RiskLimitType RiskLimitAmount RiskLimitCurrency RiskLimitPlatform " +
    "NoRiskInstruments RiskInstrumentOperator RiskSymbol RiskSymbolSfx RiskSecurityID RiskSecurityIDSource NoRiskSecurityAltID " +
    "RiskSecurityAltID RiskSecurityAltIDSource RiskProduct RiskProductComplex RiskSecurityGroup RiskCFICode RiskSecurityType " +
    "RiskSecuritySubType RiskMaturityMonthYear RiskMaturityTime RiskRestructuringType RiskSeniority RiskPutOrCall " +
    "RiskFlexibleIndicator RiskCouponRate RiskSecurityDesc RiskInstrumentSettlType RiskInstrumentMultiplier NoRiskWarningLevels " +
    "RiskWarningLevelPercent RiskWarningLevelName NoRelatedPartyIDs RelatedPartyID RelatedPartyIDSource RelatedPartyRole " +
    "NoRelatedPartySubIDs RelatedPartySubID RelatedPartySubIDType NoRelatedPartyAltIDs RelatedPartyAltID RelatedPartyAltIDSource " +
    "NoRelatedPartyAltSubIDs RelatedPartyAltSubID RelatedPartyAltSubIDType NoRelatedContextPartyIDs RelatedContextPartyID " +
    "RelatedContextPartyIDSource RelatedContextPartyRole NoRelatedContextPartySubIDs RelatedContextPartySubID " +
    "RelatedContextPartySubIDType NoRelationshipRiskLimits RelationshipRiskLimitType RelationshipRiskLimitAmount " +
    "RelationshipRiskLimitCurrency RelationshipRiskLimitPlatform NoRelationshipRiskInstruments RelationshipRiskInstrumentOperator " +
    "RelationshipRiskSymbol RelationshipRiskSymbolSfx RelationshipRiskSecurityID RelationshipRiskSecurityIDSource " +
    "NoRelationshipRiskSecurityAltID RelationshipRiskSecurityAltID RelationshipRiskSecurityAltIDSource RelationshipRiskProduct " +
    "RelationshipRiskProductComplex RelationshipRiskSecurityGroup RelationshipRiskCFICode RelationshipRiskSecurityType " +
    "RelationshipRiskSecuritySubType RelationshipRiskMaturityMonthYear RelationshipRiskMaturityTime " +
    "RelationshipRiskRestructuringType RelationshipRiskSeniority RelationshipRiskPutOrCall RelationshipRiskFlexibleIndicator " +
    "RelationshipRiskCouponRate RelationshipRiskSecurityExchange RelationshipRiskSecurityDesc RelationshipRiskInstrumentSettlType " +
    "RelationshipRiskInstrumentMultiplier NoRelationshipRiskWarningLevels RelationshipRiskWarningLevelPercent " +
    "RelationshipRiskWarningLevelName RiskSecurityExchange StreamAsgnType RelationshipRiskEncodedSecurityDescLen " +
    "RelationshipRiskEncodedSecurityDesc RiskEncodedSecurityDescLen RiskEncodedSecurityDesc"
  ],
];
