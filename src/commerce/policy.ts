/** What the shop allows, decided without a model: order, rules and now give a decision with its reason. */
export { type CancellationDecision, decideCancellation } from './cancellation-policy.ts';
export { type DisputeDecision, type DisputeQuestion, decideDispute } from './dispute-policy.ts';
export { type PolicyRules, policyRules } from './policy-rules.ts';
export type { Ruled, RuleFacts, RuleId } from './policy-words.ts';
export { decideRefund, type RefundDecision, type RefundQuestion } from './refund-policy.ts';
export { type RefundableLine, refundableLines } from './refundable-lines.ts';
