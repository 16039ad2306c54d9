import type { EffectKey, MessageId, StreamId } from '../conversation/ids.ts';

// Every id begins with its stream, so that uniqueness holds on a cluster sharded by stream.

/** Fenced documents of a stream sort by number between `<stream>#` and `<stream>$`. */
export const fencedId = (stream: StreamId, seq: number): string =>
  `${stream}#${String(seq).padStart(9, '0')}`;
export const fencedFrom = (stream: StreamId): string => `${stream}#`;
export const fencedTo = (stream: StreamId): string => `${stream}$`;

type Target = MessageId | EffectKey;
/** The nth try; a withdrawal takes the place of the try that it forestalls. */
export const tryId = (of: Target, n: number): string => `${of}/try/${n}`;
export const failedId = (of: Target, n: number): string => `${of}/failed/${n}`;
export const deadId = (of: Target, n: number): string => `${of}/dead/${n}`;
export const sentId = (of: MessageId): string => `${of}/sent`;
export const receiptId = (of: MessageId, status: string): string => `${of}/receipt/${status}`;
export const resultId = (of: EffectKey): string => `${of}/result`;
export const unsettledId = (of: EffectKey): string => `${of}/unsettled`;
export const reviewedId = (of: Target, action: string, n: number): string => `${of}/${action}/${n}`;
