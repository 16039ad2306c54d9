import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../support/kernel.ts';
import { openWorld, type World } from './world.ts';

const TOKEN = 'an-api-token-for-this-test';
const ANA = '+15550101';
const JONAS = '+15550102';

describe('the operator’s switches, thrown while customers write', () => {
  let world: World;
  beforeEach(async () => {
    world = await openWorld({ CONSOLE_API_TOKEN: TOKEN });
  });
  afterEach(() => world.close());

  /** Thrown at another process than the one that answers the customer. */
  async function throwSwitch(change: Record<string, unknown>): Promise<void> {
    const other = await world.another();
    const response = await fetch(`${other.url}/api/v1/switches`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...change, reason: 'a test' }),
    });
    expect(response.status).toBe(200);
    await response.arrayBuffer();
    await other.close();
    await eventually('the switch is known here', async () => {
      const state = await fetch(`${world.url}/api/v1/switches`, {
        headers: { authorization: `Bearer ${TOKEN}` },
      });
      return JSON.stringify(await state.json()).includes('a test');
    });
  }

  it('money paused: the yes is kept, nothing is paid until it goes on, then once', async () => {
    const ana = world.phone(ANA);
    await ana.says('refund for R-1001, both broken');
    await throwSwitch({ moneyPaused: true });
    await ana.says('2');
    expect(await ana.says('yes')).toContain('Refunds are paused at the moment; yours is noted');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await world.paidBack('R-1001')).toEqual([]);

    await throwSwitch({ moneyPaused: false });
    expect(await ana.next()).toContain('Done: $34.00');
    expect(await world.paidBack('R-1001')).toHaveLength(1);
  });

  it('the bot paused: every message goes to a person, in the middle of a task as well', async () => {
    const ana = world.phone(ANA);
    await ana.says('refund for R-1001');
    await throwSwitch({ botPaused: true });
    expect(await ana.says('2')).toContain('a colleague will answer you here');
    const card = await world.team.card();
    await ana.send('are you there?');
    await eventually('it is at the desk', () =>
      world.team.inThread(card.ts).some((text) => text.includes('are you there?')),
    );
    expect(ana.unread()).toBe(0);
    await throwSwitch({ botPaused: false });
    expect(await world.phone(JONAS).says('where is R-1005?')).toContain('R-1005');
  });

  it('a dialog off: it is not begun, and what runs of it is left', async () => {
    const ana = world.phone(ANA);
    await ana.says('refund for R-1001');
    await throwSwitch({ dialogsOff: ['refund'] });
    expect(await ana.says('2')).toContain('not available here at the moment');
    expect(await ana.says('refund for R-1001')).toContain('not available here at the moment');
    expect(await ana.says('where is R-1003?')).toContain('on its way');
  });
});
