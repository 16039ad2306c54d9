import { type IntentPattern, type LanguageTable, phrases, wordList } from './table.ts';

const ORDER =
  '(?:orders?|purchases?|packages?|parcels?|shipments?|items?|products?|stuff|things?|goods)';
const MONEY_BACK =
  '(?:refund(?:s|ed|ing)?|(?:money|cash|payment) back|reimburse(?:d|ments?)?|compensations?|compensated?|rebates?|restitutions?(?: of money)?)';
const NUMBER = '(?:[a-z]{1,2} ?)?\\d{3,}';
const p = (source: string) =>
  new RegExp(
    source
      .replaceAll('ORDER', ORDER)
      .replaceAll('MONEY_BACK', MONEY_BACK)
      .replaceAll('NUMBER', NUMBER),
  );

const refund: readonly IntentPattern[] = [
  ['refund', 0.75, p('\\b(MONEY_BACK|refundable)\\b')],
  [
    'refund',
    0.5,
    p(
      '\\b(want|need|like|get|give|gimme|have|request|ask|demand|claim|apply|process|issue|please|can|could)\\b.*\\bMONEY_BACK\\b',
    ),
  ],
  ['refund', 0.5, p('\\brefund( \\w+){0,4} NUMBER\\b|^(a )?(full |partial )?refund\\b')],
  [
    'refund',
    0.8,
    p('\\b(give|send|return|want|need|get) (me )?(all )?(back )?(my|the) (money|cash)\\b'),
  ],
  [
    'refund_policy',
    0.95,
    p(
      '\\b(MONEY_BACK|returns?) (policy|policies|rules?|terms|conditions?|windows?|period|guarantee)\\b|\\bpolic(y|ies)\\b.*\\b(MONEY_BACK|returns?)\\b',
    ),
  ],
  [
    'refund_policy',
    0.93,
    p(
      '\\b((in|under|for) (what|which)|which|what (are the|kinds?|sort)|how (many|much) days|when (can|could|may|am)|time limit|deadline)\\b.*\\b(MONEY_BACK|returns?|return)\\b',
    ),
  ],
  [
    'refund_policy',
    0.93,
    p(
      '\\b(do|does|would|will) (you|u|they|the \\w+|your \\w+) (guys )?(ever )?(offer|give|do|accept|issue|allow|provide|have|take)\\b.*\\b(MONEY_BACK|returns?)\\b',
    ),
  ],
  [
    'refund_policy',
    0.93,
    p(
      '\\b(eligible|entitled|qualify|allowed)\\b.*\\b(MONEY_BACK|returns?)\\b|\\b(can|could) (i|you|one|people|customers) (still )?(get (a )?)?(MONEY_BACK|return)\\b.*\\b(after|within|without|if|when)\\b',
    ),
  ],
  [
    'refund_policy',
    0.9,
    p(
      '\\bhow long\\b.*\\b(do|does|will|can|have)\\b.*\\b(refunds?|return|send)\\b|\\bhow long (\\w+ )?(refunds|reimbursements|returns) (usually |normally )?takes?\\b|\\bhow do (your )?(refunds|returns) work\\b',
    ),
  ],
  [
    'refund_status',
    0.95,
    p(
      '\\b(wheres?|status|track|tracking|update|progress|news|see|check|follow|whats happening|what happened|happened)\\b.*\\b(my|the|of|on|about|that|to) ?(a )?(\\w+ )?MONEY_BACK\\b',
    ),
  ],
  [
    'refund_status',
    0.95,
    p(
      '\\b(refund|reimbursement|rebate) (status|progress|update)\\b|\\b(waiting (for|on)|expect(ing)?) (a|an|my|the) (\\w+ )?MONEY_BACK\\b|^(track|tracking|check|checking) (my |a |the )?MONEY_BACK$|\\bmy refund (yet|done|processed|approved)\\b',
    ),
  ],
  [
    'refund_status',
    0.93,
    p(
      '\\b(has|have|did|was|is|when)\\b.*\\b(my|the|a) (refund|money)\\b.*\\b(processed|issued|sent|approved|done|arrive|come|coming|through|back|be|gone|made|paid)\\b',
    ),
  ],
  [
    'refund_status',
    0.93,
    p(
      '\\bwhen\\b.*\\b(will|do|can|am|should|would)\\b.*\\b(get|receive|see|expect|have)\\b.*\\b(refund|money|reimbursement)\\b',
    ),
  ],
];

const cancellation: readonly IntentPattern[] = [
  [
    'cancel_order',
    0.7,
    p('\\b((can|could) (no longer|not)|cant) (really )?afford( \\w+){0,2} (ORDER|NUMBER)\\b'),
  ],
  ['cancel_order', 0.9, p('\\bcancel(led|ling|lation|s)?\\b( \\w+){0,4} (ORDER|NUMBER)\\b')],
  ['cancel_order', 0.85, p('\\bORDER\\b.*\\b(be |to |get |please |it )?cancel(led|ling)?\\b')],
  [
    'cancel_order',
    0.72,
    p(
      '^((please|pls|can|could|you|u|i|id|want|wanna|need|like|to|just|would|how|do|help|me|with|a|have|got) )*(cancel|cancelling|cancellation)( (it|this|that|everything|all|please|pls|asap|now|for|me|them|both))*$',
    ),
  ],
  [
    'cancel_order',
    0.7,
    p(
      '\\b(can|could|please|want|need|to|just) (you )?(please )?cancel (it|this|that|them|everything|all)\\b',
    ),
  ],
  [
    'cancel_order',
    0.82,
    p(
      '\\b(stop|halt|abort|undo|revoke|scrap|withdraw|drop|call off|get rid of|take back)\\b( \\w+){0,2} (orders?|purchases?|shipments?|NUMBER)\\b',
    ),
  ],
  [
    'cancel_order',
    0.78,
    p(
      '\\b(dont|do not|please not|stop) (ship|shipping|send|sending|deliver|delivering|dispatch|dispatching)( \\w+){0,2} (it|ORDER|NUMBER|that|this|yet)\\b',
    ),
  ],
  [
    'cancel_order',
    0.72,
    p(
      '\\b(ordered|bought|purchased?|order)\\b.*\\b(by|in) (mistake|accident|error)\\b|\\baccidentally (ordered|bought|purchased)\\b',
    ),
  ],
  [
    'cancel_order',
    0.7,
    p(
      '\\b(no longer|dont|do not|never) (want|need)\\b( \\w+){0,3} ?(orders?|purchases?|NUMBER)\\b',
    ),
  ],
  [
    'cancel_order',
    -0.9,
    p(
      '\\bcancel(led|ling|lation)?\\b.*\\b(subscription|membership|reservation|booking|flight|hotel|appointment|meeting|alarm|trip|ticket|card|account|transfer|insurance|newsletter|timer|event)\\b',
    ),
  ],
  ['cancel_order', -0.6, p('\\b(was|were|been|got|already|you) cancell?ed\\b')],
  [
    'cancellation_policy',
    0.97,
    p(
      '\\b(early )?(termination|exit|withdrawal) (fees?|charges?|charged|penalt(y|ies))\\b|\\bcancell?(ation|ing|ed)?( an| my| the)?( order| orders| purchase)? (policy|policies|fees?|charges?|penalt(y|ies)|terms|rules?|conditions?|deadline|costs?|period|window)\\b',
    ),
  ],
  [
    'cancellation_policy',
    0.97,
    p(
      '\\b(policy|policies|fees?|penalt(y|ies)|charges?|costs?|charged?|rules?|deadline|pay)\\b.*\\b(cancel|cancell?ing|cancell?ations?|cancel(led)?)\\b',
    ),
  ],
  [
    'cancellation_policy',
    0.95,
    p(
      '\\b(how (long|late)|until when|till when|what happens|is it (possible|free))\\b.*\\bcancel(ling)?\\b|\\bcan (i|you|one|orders?) (still )?(be )?cancel(led)?\\b.*\\b(after|once|before|any ?time|free|when)\\b',
    ),
  ],
];

const orders: readonly IntentPattern[] = [
  [
    'order_status',
    0.88,
    p(
      '\\b(wheres?|where is|where are|where the \\w+ is|whats up with|what happened to|any news|any update|status|track|tracking|locate|trace|find|eta|update)\\b( \\w+){0,5} (ORDER|delivery|NUMBER)\\b',
    ),
  ],
  [
    'order_status',
    0.86,
    p(
      '\\b(ORDER|NUMBER|delivery) (\\w+ )?(status|tracking|eta|update|progress)\\b|\\blocating( \\w+){0,2} (ORDER|NUMBER)\\b|\\btracking (number|info|link|code|details)\\b|^(track|tracking|status|order status|eta)( please| pls)?$',
    ),
  ],
  [
    'order_status',
    0.86,
    p(
      '\\b(when|has|have|did|is|are|will)\\b( \\w+){0,5} (ORDER|delivery|it|they|NUMBER)\\b( \\w+){0,3} (arrive[sd]?|arriving|ship(ped|s)?|shipping|come|coming|here|delivered|sent|dispatched|get here|out for delivery|left|on (its|the|their) way|late|delayed|lost)\\b',
    ),
  ],
  [
    'order_status',
    0.86,
    p(
      '\\b(when|how long)\\b.*\\b(get|receive|expect|have)\\b.*\\b(my|the) (ORDER|delivery)\\b|\\bhow long\\b.*\\bmy (ORDER|delivery)\\b|\\b(still )?waiting (for|on)\\b( \\w+){0,3} (ORDER|delivery|NUMBER)\\b',
    ),
  ],
  [
    'order_status',
    0.8,
    p(
      '\\b(ORDER|NUMBER|delivery|it)\\b( \\w+){0,2} (hasnt|has not|havent|have not|didnt|did not|isnt|is not|not) (yet )?(arrived|come|shipped|been|here|show(n|ed)? up|turned up|arrive)\\b.*\\byet\\b',
    ),
  ],
  [
    'change_order',
    0.85,
    p(
      '\\b(change|modify|edit|amend|alter|correct|swap|switch|update|changing|modifying|editing|correcting)\\b( \\w+){0,5} (ORDER|quantity|size|colou?r)\\b',
    ),
  ],
  [
    'change_order',
    0.9,
    p(
      '\\b(add|adding|remove|removing|delete|take|put)\\b.*\\b(to|from|off|in|into|out of)\\b( \\w+){0,2} (orders?|purchases?|NUMBER)\\b',
    ),
  ],
  [
    'change_address',
    0.95,
    p(
      '\\b(change|changing|update|updating|edit|editing|correct|correcting|modify|wrong|different|new|another|set|setting|add|enter|other|secondary)\\b.*\\b(address|addresses|zip ?code|post ?code)\\b',
    ),
  ],
  [
    'change_address',
    0.8,
    p(
      '\\b(address|addresses)\\b.*\\b(change|changed|wrong|incorrect|moved|update|different|mistake)\\b|\\b(moving|moved) (house|home|apartment|flat|address)\\b',
    ),
  ],
  ['change_address', 0.5, p('\\b(delivery|shipping|home) address(es)?\\b')],
  [
    'return_or_exchange',
    0.8,
    p(
      '\\b(return(?! (to|from|on|flight|trip|ticket|home))|returning(?! (to|from|on|flight|home|until))|send back|sending back|bring back|send( \\w+){1,3} back|exchange|exchanging|swap|replace|replacement|replacing)\\b',
    ),
  ],
  [
    'return_or_exchange',
    0.5,
    p(
      '\\b(return|exchange|swap|replace)( \\w+){0,4} (ORDER|it|them|this|NUMBER)\\b|\\breturn label\\b',
    ),
  ],
  [
    'return_or_exchange',
    -0.8,
    p(
      '\\breturn(ing)? (my |the |me )?(all )?(my |the )?(money|cash|call|payment)\\b|\\bfor a (full )?refund\\b',
    ),
  ],
  ['return_or_exchange', -0.5, p('\\bMONEY_BACK\\b')],
  [
    'delivery_info',
    0.9,
    p(
      '\\b(shipping|shipment|delivery|shipments|deliveries|postage)( \\w+)? (options?|methods?|costs?|fees?|charges?|prices?|times?|periods?|countries|rates?|policy|days|modalities|services?|choices?|alternatives?)\\b',
    ),
  ],
  [
    'delivery_info',
    0.9,
    p(
      '\\b(options?|methods?|costs?|fees?|prices?|times?|modalities|choices?|alternatives?)\\b.*\\b(shipping|shipments?|delivery|deliveries|deliver|ship|postage)\\b',
    ),
  ],
  [
    'delivery_info',
    0.9,
    p(
      '\\b(do|can|could|will) (you|u|ya|they) (guys )?(ship|deliver|send)\\b|^(deliver(y|ies)|shipments?|shipping) to \\w+( \\w+)?$|\\b(can|could|possible|able)\\b.*\\border (from|in) [a-z]+( [a-z]+)?$|\\bhow long\\b.* for (the|a|an) (\\w+ )?ORDER to (arrive|come|get here)\\b|\\bhow soon (can|could|will|do|may) (i|we) (expect|get|receive|have)\\b|\\bhow (long|much|fast|quick(ly)?|soon)\\b( \\w+){0,4} (shipping|delivery|deliveries|shipments?|deliver|ship|postage|ships|delivers|express)\\b|\\bfree (shipping|delivery)\\b|\\b(international|express|overnight|next day|same day) (shipping|delivery)\\b',
    ),
  ],
  [
    'delivery_info',
    0.75,
    p('\\b(when|how long|how many days)\\b.*\\b(shipping|deliver(y|ies|ed)?|shipments?)\\b'),
  ],
];

const shop: readonly IntentPattern[] = [
  [
    'payment_question',
    0.9,
    p(
      '\\bpayments? (methods?|options?|modalities|issues?|problems?|errors?|types?|fail(s|ed)?|declined|plans?|details|forms?|with)\\b|\\b(methods?|options?|forms?|ways?|modalities|means|problems?|issues?|errors?|trouble|difficult(y|ies)|mistakes?)\\b( \\w+){0,4} (pay|payments?|paying|checkout)\\b',
    ),
  ],
  [
    'payment_question',
    0.85,
    p(
      '\\b(can|could|may|how) (do )?i (to )?pay\\b|\\bpay (with|by|via|using|in)\\b|\\b(card|payment|transaction|visa|paypal)\\b( \\w+){0,3} (declined|rejected|refused|failed|not accepted|not working|doesnt work|not work)\\b|\\b(accept|take) (visa|paypal|amex|cash|credit|cards?|mastercard|apple|google|klarna|debit|american)\\b',
    ),
  ],
  ['invoice', 0.92, p('\\b(invoices?|receipts?|bills?|vat)\\b')],
  [
    'invoice',
    -0.9,
    p(
      '\\b(phone|electric(ity)?|water|gas|cable|utility|dollar|internet|rent) bills?\\b|\\bpay( \\w+){0,3} bills?\\b',
    ),
  ],
  [
    'account',
    0.85,
    p(
      '\\b(accounts?|passwords?|passwrd|log ?in|logging in|sign ?(in|up|ups|ing up)|register|registering|registration|registrations|profiles?|user ?names?|pin (code|number))\\b',
    ),
  ],
  ['account', -0.7, p('\\b(bank|checking|savings|credit) accounts?\\b')],
  [
    'data_request',
    0.95,
    p(
      '\\b(gdpr|ccpa|personal (data|information|info)|my data|data (protection|request|deletion|export)|privacy|right to be forgotten)\\b|\\b(delete|erase|export|copy of|remove)\\b.*\\b(data|everything you (have|know))\\b',
    ),
  ],
  [
    'complaint',
    0.93,
    p(
      '\\b(file|make|lodge|submit|register|leave|send|place|want|have|formal|a|consumer)\\b.*\\b(complaints?|complain|claims?|reclamations?)\\b|\\bcomplaints?\\b',
    ),
  ],
  [
    'complaint',
    0.62,
    p(
      '\\b(unacceptable|ridiculous|disgusting|appalling|outrageous|pathetic|worst|terrible|awful|horrible|rude|useless)\\b',
    ),
  ],
  [
    'feedback',
    0.9,
    p(
      '\\b(feedback|reviews?|suggestions?|opinions?|testimonial)\\b|\\b(leave|write|post|give|send|share)\\b( \\w+){0,3} (comments?|rating|stars?|thoughts?)\\b',
    ),
  ],
  [
    'feedback',
    -0.8,
    p(
      '\\b(movie|film|book|restaurant|restaurants|hotel|performance) reviews?\\b|\\breviews? (for|of) (the )?(movie|film|book|restaurant)',
    ),
  ],
  [
    'shopping_help',
    0.75,
    p(
      '\\b(do you (have|sell|stock|carry|make)|in stock|out of stock|back in stock|size (guide|chart)|discounts?|coupons?|promo|promotion|voucher|gift cards?)\\b',
    ),
  ],
  [
    'shopping_help',
    0.8,
    p(
      '\\b(place|placing|make|making|submit)\\b( \\w+){0,2} (an? |new )?(orders?|purchases?)\\b|\\b(buy|buying|order|ordering|purchase|purchasing|shop(ping)? for|acquir(e|ing)|get hold of)\\b( \\w+){0,4} (ORDER|articles?|something|online|one|again|another|from you)\\b',
    ),
  ],
  ['shopping_help', -0.8, p('\\b(wrong|refund|cancel|dispute|return|status)\\b')],
];

const social: readonly IntentPattern[] = [
  [
    'greeting',
    0.7,
    p(
      '^(hi+|hello|hey+|heya|hiya|yo|howdy|greetings|good (morning|afternoon|evening|day)|sup|whats up|morning|evening)( (there|all|everyone|team|guys|bot|redress|again|sir|madam|folks|how are you|how are you doing|hows it going))*$',
    ),
  ],
  [
    'thanks',
    0.7,
    p(
      '^((ok|okay|great|perfect|awesome|cool|nice|good|wonderful|brilliant|lovely|alright|amazing|many|no|oh|super|and|all|well|excellent|its|fine) )*(thanks|thank you|thx|ty|tysm|cheers|thank u|tks|thnx|much appreciated|appreciate it|i appreciate( it| that| your help)*|🙏)( (so|very|a lot|a bunch|a million|much|you|for|your|the|help|helping|time|again|all|that|everything|that is|thats|is|it|mate|man|bye|goodbye|me|have|a|good|nice|great|day|one|quick|response|reply))*$',
    ),
  ],
  [
    'thanks',
    0.6,
    p('^(great|perfect|awesome|cool|nice|wonderful|brilliant|lovely|amazing|super|excellent)$'),
  ],
  [
    'goodbye',
    0.75,
    p(
      '^((ok|okay|thanks|thank you|alright|great|well|no|have|good|and) )*(bye+|bye bye|goodbye|good bye|see (you|ya|u)|cya|later|take care|have a (good|nice|great) (day|one|evening|night|weekend)|good night|farewell|thats (all|it)|nothing else)( (now|later|soon|then|bye|for|thanks|thank you|today|i need(ed)?|have a (good|nice|great) (day|one)))*$',
    ),
  ],
  [
    'human',
    0.8,
    p(
      '\\b(call|phone|ring) me( back)?\\b|\\b(phone|telephone|hotline|contact) (number|details|line)\\b',
    ),
  ],
  [
    'are_you_a_bot',
    0.85,
    p(
      '\\b(are|r) (you|u) (a |an |really |actually |even )*(bot|robot|human|real|person|machine|ai|chatbot|computer|alive|automated|live)\\b|\\b(is|am) (this|i|it)\\b( \\w+){0,4} (a |an )?(bot|robot|human|real person|machine|ai|chatbot|automated)\\b',
    ),
  ],
  [
    'what_can_you_do',
    0.85,
    p(
      '^(help|help me|help please|please help|menu|options|info|i need help|i need some help|can you help( me)?( please)?|what can (you|u|i) do( for me| here)?|how does this work|what is this|what do you do|who (are|r) (you|u))$',
    ),
  ],
];

export const en: LanguageTable = {
  language: 'en',
  evidence: wordList(
    'the is my it to and i you want have not was with for this that what where please are can do of but order',
  ),

  yes: phrases(`yes | im fine with that | i am fine with that | im fine with it | im ok with that | i am ok with that | im okay with that | i am okay with that | im good with that | yes please | yess | yeah | yea | yeh | yah | yep | yup | yh | y | ye | yas | aye | ya | yaa | sure | sure thing | of course |
    absolutely | definitely | certainly | correct | exactly | right | thats right | that is right | thats correct | that is correct |
    go ahead | go for it | do it | do that | lets do it | lets go | please do | proceed | confirm | confirmed | i confirm | i agree |
    agreed | affirmative | sounds good | looks good | looks right | sounds right | works for me | that works | fine by me |
    happy with that | i do | i am | it is | make it so | accept | i accept | accepted | deal | yes it is | yes i do | by all means |
    approve | approved | why not | 👍 | ✅ | 👌 | ✔ | 💯 | 🆗`),
  softYes:
    phrases(`ok | okay | okey | okie | oki | k | kk | alright | all right | alrighty | fine | thats fine | thats ok | that is fine | good | great |
    perfect | cool | awesome | no problem | no worries | all good | excellent | super`),
  no: phrases(`no | nope | nah | naw | na | n | no way | no thanks | no thank you | no thank | im fine | i am fine | im good | i am good | correct it | correct that | correct this | no thanks for your help | no thank you for your help | no bye | no thanks bye | nothanks | nothank you | no need | no need for that | nothing else | nothing more | not yet | not now | not really | not this | not that |
    not at all | not that one | not right now | never | dont | do not | dont do it | do not do it | dont do that | please dont |
    i dont | i do not | i dont want to | i dont want that | i dont want it | i dont think so | wait | wait no | hold on | hang on | no wait | negative | wrong | incorrect |
    thats wrong | that is wrong | thats not right | not correct | not right | id rather not | i would rather not | rather not |
    i disagree | i refuse | decline | declined | none | none of them | none of these | none of those | neither | no it isnt | its not | it is not | nothing | absolutely not | of course not |
    definitely not | certainly not | no i dont | no im not | im not | better not | please no | 👎 | ❌ | 🚫 | ✋`),
  polite:
    phrases(`please | pls | plz | plse | thanks | thank you | thx | ty | cheers | then | now | just | well | oh | um | uh | hmm | ah | so |
    i | id | would | like | that | it | is | with | for | me | the | you | can | and | mate | man | sir | madam | dear | lol | haha | actually | really | think | guess | say | so much | very much | much | a lot | sorry | 🙏 | 🙂 | 😊 | 😀 | im | us | lets | asap | right away | i said`),

  stop: phrases(
    'stop | unsubscribe | end | quit | stopall | stop all | revoke | optout | opt out | stop please | please stop | stop texting me | stop messaging me | stop sending me messages | stop writing to me | stop contacting me | stop texting | stop messages | unsubscribe me | unsubscribe please | please unsubscribe | remove me from your list | take me off your list | take me off this list | dont text me | do not text me | dont contact me again | do not contact me again',
  ),
  start: phrases('start | unstop | resume messages | opt in | subscribe'),
  leave: phrases(
    'never mind | nevermind | nvm | nm | forget it | forget about it | forget that | forget this | leave it | drop it | skip it | abort | exit | cancel this | start over | go back | back | changed my mind | i changed my mind | ive changed my mind | ill think about it | ill leave it | not interested | no longer needed | stop this | scrap that | scratch that | main menu | ignore that | ignore it | its ok leave it | doesnt matter | it doesnt matter',
  ),

  people:
    phrases(`human | a human | human being | real human | person | a person | real person | actual person | live person | agent | live agent | real agent |
    human agent | an agent | representative | a representative | customer representative | sales rep | rep | customer service | customer support | customer assistance | support | operator | an operator |
    someone | somebody | manager | a manager | supervisor | a supervisor | advisor | adviser | assistant | staff | employee | colleague | people | human help |
    support agent | service agent | call center | help desk | live chat | live support | human support | someone real | somebody real | human person | actual human | anyone | anybody | customer care | team member | your team | the team`),
  askFor:
    /\b(talk|talking|speak|speaking|spk|chat|chatting|connect|connected|transfer|transferred|put|pass|get|getting|give|gimme|need|want|wanna|prefer|like|call|contact|contacting|reach|escalate|escalated|bring|switch|hand|forward|let|is there|are there|any|ask for|find|see|have|request|where is)\b/,
  notAskedFor:
    /\b(delivery|travel|sales|missing|another|other|estate|insurance|ticket|dead|dangerous|first|third|each|every|per|right|wrong|same) (person|agent|people|guy)\b|\bhuman (rights|resources|trafficking)\b|\b(dont|do not|not|no need to|without|never|rather not) ((want|need|like|have|wish|going|trying|try|asking|really|to|a|an|any|the|be|talk|talking|speak|speaking|chat|connect|connected|transfer|transferred|with|real|live|your|for|put|through|call|me) )*(human|person|agent|representative|someone|somebody|anyone|anybody|operator|people|manager|supervisor|customer service|staff)\b|\bno (human|person|agent|representative|operator|people)s?\b|\b(person|agent|someone|somebody|people|manager|employee|representative|rep|supervisor|operator) (who|that|which|told|said|promised|sent|stole|took|was|were|has|had|did|from|named|called|else|used|hacked|left)\b|\b(cheap|best|good) (support|assistant)\b|\bfor (a|one|two|my|another|this|that|each) (person|people|manager|colleague|assistant|employee)\b|\b(give|send|gift|refund|money|paid?|buy|bought|sell|sold)\b.* to (someone|somebody|a (person|colleague))\b|\b(like|as) a (human|person)\b|\bperson(s)? (size|tent)\b/,

  everything:
    /\b(everything|all of (it|them|those)|(the )?(whole|entire|complete|full) (order|thing|lot|amount|refund|purchase|package)|all (the )?items|all my items|the lot|each of them|every item|full refund|order in full|in full)\b|^(all|both|both of them|all please|the whole|entire)$/,
  ordinals: [
    ['first', '1st', 'one'],
    ['second', '2nd', 'two'],
    ['third', '3rd', 'three'],
    ['fourth', '4th', 'four'],
    ['fifth', '5th', 'five'],
    ['sixth', '6th', 'six'],
    ['seventh', '7th', 'seven'],
    ['eighth', '8th', 'eight'],
    ['ninth', '9th', 'nine'],
    ['tenth', '10th', 'ten'],
  ],
  last: phrases('last | last one | the last | bottom one | final one'),

  intents: [
    ...refund,
    ...cancellation,
    ...orders,
    ...shop,
    ...social,
    [
      'dispute',
      0.9,
      p(
        '\\b(disput(e|es|ed|ing)|charge ?backs?|contest(ing)? (a|the|this|that|my)|open a case)\\b',
      ),
    ],
    ['dispute', 0.8, p('\\b(unauthori[sz]ed|fraud|fraudulent)\\b')],
  ],
  reasons: [
    [
      'damaged',
      p(
        '\\b(broken|broke|damaged?|cracked|smashed|shattered|scratched|ripped|torn|dented|defect(ive|s)?|faulty|doesnt work|does not work|didnt work|did not work|not working|dont work|wont turn on|wont start|wont charge|stopped working|dead on arrival|leaking|leaked|chipped|in pieces|bent|mouldy|moldy|rotten|expired|missing (a )?parts?|malfunction(ing|s)?|crushed|stained|busted|hole in|(has|have|had|with|got) (a |some )?(big |small )?holes?)\\b',
      ),
    ],
    [
      'wrong_item',
      p(
        '\\b(wrong|incorrect) (item|items|product|one|thing|size|colou?r|model|order|stuff|version|article|shirt|shoes?|mug)\\b|\\b(sent|got|gave|received|delivered|shipped|is|its|was|came|with|in)( me| us)?( an?| the)?( completely| totally)? (different|another|other) (item|items|product|one|thing|size|colou?r|model|order|stuff|version|article|shirt|shoes?|mug)\\b|\\b(not what i (ordered|bought)|isnt what i ordered|didnt order this|sent me (a|the) wrong|got (a|the) wrong|instead of (the|a|what))\\b|\\b(wrong|incorrect)\\b.*\\b(sent|received|delivered|arrived|got|came)\\b|\\b(sent|received|delivered|got) (me )?(the |a |an )?(wrong|incorrect)\\b|\\bwrong item\\b',
      ),
    ],
    [
      'not_as_described',
      p(
        '\\b(not as (described|advertised|pictured|shown|expected|promised)|isnt as described|as (described|advertised)|nothing like|not like|doesnt look like|does not look like|looks? (nothing|different|cheap)|doesnt match|does not match|(different|differs?) (from|than|to) (the )?(description|picture|photos?|pictures?|website|what)|mis(leading|described|represented)|(is|are|was|were|its|theyre|looks?|seems?|sold me|sent me|got|received)( an?| the)?( obviously| clearly| completely| totally| total)? (fake|counterfeit|knock ?off|replica)s?|poor quality|bad quality|low quality|not genuine|false advertising|not (the )?same as)\\b',
      ),
    ],
    [
      'not_received',
      p(
        '\\b(never|not|didnt|did not|hasnt|has not|havent|have not|isnt|wasnt|doesnt) (yet |even |actually |ever |been )*(arrived?|come|came|received?|delivered|show(n|ed)? up|turn(ed)? up|got(ten)?|get|here|reach(ed)?|been delivered)\\b|\\b(never|not) (got|get|gotten|received) (it|my|the|anything|them|this)\\b|\\b(lost|missing|stolen|disappeared|vanished) (in|from|package|parcel|order|delivery|mail|post|by)\\b|\\b(package|parcel|order|delivery|shipment|it) (is|was|got|went|has gone|must be) (lost|missing|stolen)\\b|\\b(says?|marked|shows?|tracking)\\b.*\\bdelivered\\b.*\\b(but|nothing|not|no|never|didnt|dont)\\b|\\bempty (box|package|parcel)\\b|\\bstill (not|waiting|no) |\\bno show\\b|\\bnot received\\b|\\bnon ?delivery\\b|\\bnothing (came|arrived|has come|has arrived|was delivered|showed up)\\b',
      ),
    ],
    [
      'late',
      p(
        '\\b(too late|so late|very late|late|delayed|delay|took (too|so) long|taking (too|so|forever)|took (forever|ages|weeks|months)|overdue|weeks late|days late|after (christmas|the (party|wedding|birthday|event)))\\b',
      ),
    ],
    [
      'changed_mind',
      p(
        '\\b(changed? (my|our) mind|dont (want|need|like) (it|them|this|that|these|the|my)|do not (want|need|like) (it|them|this|that|these|the|my)|no longer (want|need)|not (want|need) (it|them)|doesnt fit|does not fit|didnt fit|dont fit|not fit|too (small|big|large|tight|loose|short|long|expensive)|doesnt suit|found (it )?(cheaper|a better|another)|cheaper elsewhere|ordered (by|it by) (mistake|accident)|by (mistake|accident)|accidentally|bought the wrong|ordered the wrong|ordered twice|bought (it )?twice|unwanted|regret|just dont like|didnt like|not for me|bored of)\\b',
      ),
    ],
  ],
  disputes: [
    [
      'charged_twice',
      p(
        '\\b(charged?|charging|billed|paid|debited|taken|took|deducted|transaction|payment|pay)\\b.*\\b(twice|double|two times|2 times|2x|again|multiple times|three times|more than once|duplicate)\\b|\\b(double|duplicate|duplicated|two|2|twice)( the)? (charged?|charges?|billed|payments?|billing|transactions?|debited|same charges?)\\b|\\bcharged? (me )?2x\\b',
      ),
    ],
    [
      'not_recognised',
      p(
        '\\b(dont|do not|didnt|did not|cant|never|not) (recogni[sz]ed?|authori[sz]ed?|approved?)\\b.*\\b(charges?|payments?|transactions?|purchases?|order|debit|it|this|that)\\b|\\b(dont|do not|didnt|did not|cant|never|not) (recall|remember|know(?! (how|if|whether|why|where|when|which))|made?|make|placed?|order(ed)?)( \\w+){0,4} (charges?|payments?|transactions?|purchases?|debits?)\\b(?! (options?|methods?|modalities|types?|problems?|issues?))|\\b(didnt|did not|never) (make|made?|placed?|order(ed)?) (it|this|that|any of (it|this|that)|(this|that|an|any) order)\\b|\\b(unknown|strange|suspicious|unrecogni[sz]ed|unauthori[sz]ed|fraudulent|mystery|weird|unfamiliar|random)( \\w+)? (charges?|payments?|transactions?|purchases?|debits?|order)\\b|\\b(charges?|payments?|transactions?|purchases?|order|debit|it) (that )?(isnt|is not|wasnt|was not|not|aint) (mine|me|my|by me|from me)\\b|\\b(someone|somebody|thief|hacker|hackers) (else )?(used|stole|has|hacked|ordered|made|got)\\b|\\b(wasnt|was not|not) me\\b|\\bunauthori[sz]ed\\b|\\bfraud(ulent)?\\b',
      ),
    ],
    [
      'wrong_amount',
      p(
        '\\b(wrong|incorrect|higher|different|bigger) (amount|price|sum|total|charge)\\b|\\b(over ?charged?|over ?billed|charged (me )?(too much|more|extra|the wrong|a different|an extra)|extra (charge|fee)s?|paid (too much|more than)|(charged?|took|taken|billed|debited|paid)( \\w+){0,4} (too much|more) (money )?than|(too much|more) (money )?was (taken|charged))\\b|\\b(charged|took|billed|debited|paid) (me )?(usd |eur |gbp )?\\d+( \\d+)? (instead|but|not|rather)\\b',
      ),
    ],
    [
      'refund_missing',
      p(
        '\\b(refund|money back|reimbursement)\\b.*\\b(never|not|hasnt|has not|havent|have not|didnt|did not|isnt|still|missing|nowhere|yet to|no sign|doesnt)\\b.*\\b(arrived?|come|came|received?|show(n|ed|ing|s)?|got(ten)?|get|here|appear(ed|ing)?|account|missing|credited|through|processed|back|paid|seen|see|there|waiting|statement)\\b|\\b(never|not|hasnt|havent|have not|didnt|did not|still no|still waiting|wheres|missing|still dont|still havent|no)\\b( \\w+){0,4} (got|get|gotten|received?|receiving|seen|see|have|for|on|to be|been)?( \\w+){0,2} ?(refund|refunded|money back|reimbursed)\\b|\\b(promised|said|told|supposed|approved|agreed|returned|waiting)\\b.*\\b(refund|money back)\\b.*\\b(weeks?|days?|months?|ago|nothing|still|but|never)\\b|\\bmissing refund\\b|\\bstill (no|waiting).* refund\\b|\\bno refund (yet|received|so far)\\b',
      ),
    ],
    [
      'not_received',
      p(
        '\\b(never|didnt|did not|havent|have not|hasnt|not) (yet |even |actually |ever |been )*(arrived?|come|came|received?|delivered|show(n|ed)? up|turn(ed)? up|got(ten)?|get|reach(ed)?)\\b|\\b(says?|marked|shows?|tracking)\\b.*\\bdelivered\\b.*\\b(but|nothing|not|no|never|didnt|dont)\\b|\\b(package|parcel|order|delivery|shipment|it) (is|was|got|went|has gone|must be) (lost|missing|stolen)\\b|\\bempty (box|package|parcel)\\b|\\bnot received\\b|\\bnon ?delivery\\b|\\bnothing (came|arrived|has come|has arrived|was delivered|showed up)\\b|\\b(lost|missing|stolen) (package|parcel|order|delivery|shipment|in the (mail|post))\\b',
      ),
    ],
    [
      'not_as_described',
      p(
        '\\b(not as (described|advertised|pictured|shown|promised)|isnt as described|nothing like|doesnt look like|does not look like|doesnt match|does not match|(different|differs?) (from|than|to) (the )?(description|picture|photos?|pictures?|website)|mis(leading|described|represented)|(is|are|was|were|its|theyre|looks?|seems?|sold me|sent me|got|received)( an?| the)?( obviously| clearly| completely| totally| total)? (fake|counterfeit|knock ?off|replica)s?|not genuine|false advertising)\\b',
      ),
    ],
  ],
  unwanted:
    /(?<!\b(?:you|u|they|why|if|cant|could) )\b(dont|do not|not|never|no need|rather not|instead of|without|wouldnt|im not|didnt)( (really|actually|want|need|wish|like|to|you|asking|ask|asked|looking|trying|mean|meant|intend|for|a|an|the|my|any|please|get|be|going|it|talking|about|anymore))*( (full|partial))? (refund(ed|ing)?|refunds|cancel(led|ling)?|cancellation|dispute|return|money back)\b|\bno refund (needed|necessary|please|thanks|wanted)\b|\bhow (do|can|would|to) ((i|you|we) )?(say|spell|pronounce)\b|\btranslate\b|\bwhat (is|does|s) .* (in (english|french|german|spanish|italian|dutch|polish|japanese|chinese)|mean)$/,

  keyWords:
    wordList(`refund refunds refunded cancel cancelled cancelling cancellation dispute order orders ordered return returned exchange replace replacement
    purchase purchased package parcel delivery delivered shipping shipped shipment address invoice receipt payment charged charge charges twice
    broken damaged defective faulty wrong different described received receive arrived never tracking status policy account password
    please human agent person representative operator customer service support money complaint feedback where everything changed thanks hello recognise recognize
    unauthorized fraud reimbursement complain missing amount double address speak someone manager item items yesterday product change
    unsubscribe should because website register registration`),
  knownWords:
    wordList(`detective effective recursion reminded remind rebound bounded defended choke coke joke woke bloke cancer border older holder folder odder elder broker broke change charge changes charges charger changer chance chances person prison reason season
    agent agents urgent again against truck crack track track stats state states status receive relieve arrive arrives address dress
    wring wrongs wong through though thought return returns retune turned refuse refused refuses refunding found fund funds funded defund there were here whose when
    money honey monkey month months mandy item items atom times time twice twitch price prices parcels partial special human humans humane
    never fever clever nearly seven even ever every everyone package packages packed service services server serve served support supports airport
    order orders ordering ordered ordeal orderly product products produce account accounts accounting amount amounts mount count counts payment payments
    hello hell hallo help shipping shopping shipped skipped slipped chipped delivery deliver delivers delivering shall smoke speak speaker spoke peak
    double doubled trouble missing kissing mission change changing chase purchase purchases invoice invoices voice device devices plate please pleased
    reviews review receipts recipe recipes police polite policies complain complains complete completed feedback food thinks thank thanks manage manages managed manager
    somewhat somewhere somehow something should shoulder because became before described describe wear were sheet shirt shirts shorts shoes short store stores
    where wherever weather whether whatever different difference difficult missed message messages tracking trading exchanged exchanges address dresses dressed
    broken spoken token custom customs customer customers cancels chancel operate operation operator operators accident fault faults status statue
    password passport passwords register registered registers website websites represent represents presentation replay replaced replied placed place replaces`),
};
