import {
  type Activity,
  BotAdapter,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import { viewOf } from './turn-view.ts';

/**
 * botbuilder's way out. A turn only decides, so what dialogs send is put into the turn's draft; the
 * sender posts it once the turn is in the log.
 */
export class LogAdapter extends BotAdapter {
  async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const { draft } = viewOf(context);
    for (const { text, channelData } of activities) {
      draft.replies.push({ ...(channelData as object), text: text ?? '' });
    }
    return activities.map((_, n) => ({ id: String(n) }));
  }

  // Nothing that was said is changed or deleted: the log keeps it.
  async updateActivity(): Promise<void> {
    throw new Error('an answer that is in the log is not changed');
  }

  async deleteActivity(): Promise<void> {
    throw new Error('an answer that is in the log is not deleted');
  }

  async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await logic(new TurnContext(this, { type: 'event', ...reference } as Partial<Activity>));
  }
}
