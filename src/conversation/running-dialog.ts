import { z } from 'zod';
import type { UnderstandingInput } from '../understanding/command.ts';
import type { ConversationState } from './state.ts';

const Frame = z.object({ id: z.string(), state: z.object({}).loose() });

/** The dialog on top of the stack with what it knows, for understanding to read. */
export function runningDialog(state: ConversationState): UnderstandingInput['running'] {
  const top = Frame.safeParse(state.dialogs.dialogStack.at(-1));
  if (!top.success) return undefined;
  const [name] = top.data.id.split('@');
  return { dialog: name, slots: top.data.state['slots'] ?? {} } as UnderstandingInput['running'];
}
