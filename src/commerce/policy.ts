/** What the shop allows, decided without a model: order, rules and now give a decision with its reason. */
export { decideCancellation, type CancellationDecision } from './cancellation-policy.ts';
export { decideDispute, type DisputeDecision, type DisputeQuestion } from './dispute-policy.ts';
export { policyRules, type PolicyRules } from './policy-rules.ts';
export type { RuleFacts, RuleId, Ruled, RuleWords } from './policy-words.ts';
export { decideRefund, type RefundDecision, type RefundQuestion } from './refund-policy.ts';
export { refundableLines, type RefundableLine } from './refundable-lines.ts';
