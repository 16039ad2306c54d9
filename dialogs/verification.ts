import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Customer } from '../src/commerce/commerce.ts';
import {
  type FlowDeps,
  FlowDialog,
  type Next,
  type Progress,
  VERIFICATION,
} from '../src/conversation/flow-dialog.ts';
import type { Proof } from '../src/conversation/state.ts';
import type { Heard, TurnView } from '../src/conversation/turn-view.ts';
import { handoffWords } from './wording/handoff.en.ts';
import { verificationWords as words } from './wording/verification.en.ts';

const MOST_TRIES = 5;
const MOST_SENDS = 3;
const VALID_MS = 10 * 60_000;
/** After this the counting begins anew. */
const LOCKED_MS = 24 * 3_600_000;

/** Who is this? A code to a phone on file, typed here: stored as a nonce, used once, five tries, ten minutes. */
export const verificationDialog = (handOff: FlowDeps<Progress>['handOff']) =>
  new FlowDialog<Progress>({
    id: VERIFICATION,
    start: () => ({ slots: {} }),
    flow,
    handOff,
  });

/** Whether a code to another phone on file can add to the proof that the number gives. */
export async function mayStepUp(view: TurnView): Promise<boolean> {
  if (!view.codeChannel || isLocked(proofNow(view))) return false;
  const customer = await view.subject();
  return customer !== undefined && otherPhone(view, customer) !== undefined;
}

async function flow(view: TurnView, progress: Progress, heard: Heard): Promise<Next<Progress>> {
  const { draft } = view;
  if (!view.codeChannel) {
    return {
      kind: 'hand_off',
      step: 'no_way',
      why: handoffWords.why.code,
      reply: { text: words.noWay },
    };
  }
  const proof = proofNow(view);
  if (isLocked(proof)) return locked();
  const { code, email, phone } = heard.slots;
  const contact = email ?? phone;
  if (contact) return send(view, progress, await customerBy(view, contact));

  if (code && proof?.nonce) return check(view, progress, proof, code);
  if (heard.picks.includes('code:resend') && proof) {
    const customer = proof.customerId ? await view.commerce.customer(proof.customerId) : undefined;
    return send(view, progress, customer);
  }
  if (heard.picks.includes('code:contact')) return askContact();
  if (proof?.nonce && draft.proof === proof) return askCode(words.sent(VALID_MS / 60_000));

  // Known by their number and asked for more: the code goes to another phone on file, unasked.
  const known = await view.subject();
  if (known && otherPhone(view, known)) return send(view, progress, known);
  return askContact(heard.lost ? words.noContact : words.contact);
}

function check(view: TurnView, progress: Progress, proof: Proof, code: string): Next<Progress> {
  const { draft, turn } = view;
  const tried: Proof = { ...proof, tries: proof.tries + 1 };
  if (turn.now > proof.expiresAt) {
    draft.proof = proof;
    return askCode(words.expired, progress);
  }
  const right = proof.customerId !== undefined && view.codes.matches(proof.nonce ?? '', code);
  if (right && proof.customerId) {
    const { nonce: _used, ...used } = tried;
    draft.proof = used;
    draft.party = { kind: 'customer', customerId: proof.customerId, provenBy: 'code' };
    return { kind: 'end', step: 'proven', reply: { text: words.proven } };
  }
  draft.proof = tried;
  if (isLocked(tried)) return locked();
  return askCode(words.wrong(MOST_TRIES - tried.tries), progress);
}

/** The answer is the same whether or not anybody has that contact; the tries go on counting. */
function send(view: TurnView, progress: Progress, customer: Customer | undefined): Next<Progress> {
  const { draft, turn, codeChannel } = view;
  const before = proofNow(view);
  const sends = (before?.sends ?? 0) + 1;
  if (sends > MOST_SENDS) return locked();
  const nonce = view.newNonce();
  draft.proof = {
    nonce,
    ...(customer ? { customerId: customer.id } : {}),
    expiresAt: new Date(turn.now.getTime() + VALID_MS),
    tries: before?.tries ?? 0,
    sends,
    since: before?.since ?? turn.now,
  };
  const phone = customer && (otherPhone(view, customer) ?? customer.phones[0]);
  if (phone && codeChannel) {
    draft.codes.push({
      to: { channel: codeChannel, id: phone },
      reply: { text: words.code(view.shopName), codeNonce: nonce },
    });
  }
  return askCode(words.sent(VALID_MS / 60_000), progress);
}

async function customerBy(view: TurnView, contact: string): Promise<Customer | undefined> {
  if (contact.includes('@')) return (await view.commerce.customersByEmail(contact))[0];
  const { id } = view.turn.state.address;
  const own = parsePhoneNumberFromString(id)?.country;
  const phone = parsePhoneNumberFromString(contact, own ? { defaultCountry: own } : {});
  const found = phone ? await view.commerce.customersByPhone(phone.number) : [];
  // A phone that several share names none of them: an e-mail does.
  return found.length === 1 ? found[0] : undefined;
}

const otherPhone = (view: TurnView, { phones }: Customer): string | undefined =>
  phones.find((phone) => phone !== view.turn.state.address.id);

function proofNow({ draft, turn }: TurnView): Proof | undefined {
  const { proof } = draft;
  if (!proof) return undefined;
  return turn.now.getTime() - proof.since.getTime() > LOCKED_MS ? undefined : proof;
}

const isLocked = (proof: Proof | undefined): boolean => (proof?.tries ?? 0) >= MOST_TRIES;

const locked = (): Next<Progress> => ({
  kind: 'hand_off',
  step: 'locked',
  why: handoffWords.why.code,
  reply: { text: words.locked },
});

const askContact = (text = words.contact): Next<Progress> => ({
  kind: 'ask',
  step: 'contact',
  progress: { slots: {} },
  reply: { text },
  asked: { kind: 'contact' },
});

function askCode(text: string, progress: Progress = { slots: {} }): Next<Progress> {
  const choices = [
    { id: 'code:resend', label: words.resend },
    { id: 'code:contact', label: words.otherContact },
  ];
  return {
    kind: 'ask',
    step: 'code',
    progress,
    reply: { text, choices },
    asked: { kind: 'code', choices },
  };
}
