import { type LanguageTable, phrases, wordList } from './table.ts';

export const nb: LanguageTable = {
  language: 'nb',
  evidence: wordList(
    'jeg og at det en et ikke min mitt mine er vil med for hvor har pa som kan til av den men nar hei dere fatt onsker noe',
  ),
  yes: phrases(
    'ja | ja takk | japp | jepp | jo | javisst | absolutt | akkurat | riktig | det stemmer | stemmer | korrekt | gjor det | kjor pa | bekreft | bekrefter | jeg bekrefter | bekreftet | selvfolgelig | gjerne | 👍 | ✅',
  ),
  softYes: phrases('ok | okei | okay | greit | bra | det er greit | fint | perfekt'),
  no: phrases(
    'nei | nei takk | neida | ikke enna | ikke na | aldri | vent | helst ikke | ikke gjor det | det stemmer ikke | feil | ingen | ikke | 👎 | ❌',
  ),
  polite: phrases('takk | tusen takk | mange takk | vaer sa snill | da | det | na | sa | tak'),
  stop: phrases('stopp | avslutt | meld av | avmeld'),
  start: phrases('begynn'),
  leave: phrases(
    'glem det | drit i det | samme det | det gjor ingenting | avbryt | tilbake | jeg har ombestemt meg | la vaere',
  ),
  people: phrases(
    'menneske | et menneske | ekte menneske | et ekte menneske | person | en person | ekte person | kundebehandler | en kundebehandler | medarbeider | kundeservice | kundestotte | noen | agent | radgiver | leder | ansatt | support',
  ),
  askFor:
    /\b(snakke|prate|kontakte|kontakt|ringe|sette over|sett meg over|vil|trenger|kan jeg|fa|chatte|onsker)\b/,
  notAskedFor:
    /\b(ikke|ingen|uten)\b( \w+){0,4} (snakke|prate|menneske|person|kundebehandler)\b|\b(person|kundebehandler|agent|noen|ansatt) (som|var|har|sa|hadde)\b|\b(til|for) (noen|en person)\b/,
  everything:
    /\b(alt|alt sammen|hele (ordren|bestillingen|kjopet)|alle (varene|produktene))\b|^(alle|begge)$/,
  ordinals: [
    ['forste', 'en'],
    ['andre', 'to'],
    ['tredje', 'tre'],
    ['fjerde', 'fire'],
  ],
  last: phrases('siste'),
  intents: [
    [
      'refund',
      0.85,
      /\b(refusjon|refundere|refundert|refunder|tilbakebetaling|tilbakebetalt|tilbakebetale|pengene tilbake|penger tilbake|refund)\b/,
    ],
    [
      'refund_status',
      0.93,
      /\b(hvor|nar|status)\b.*\b(refusjon|refusjonen|tilbakebetaling|tilbakebetalingen|pengene)\b/,
    ],
    [
      'refund_policy',
      0.93,
      /\b(vilkar|regler|retningslinjer)\b.*\b(refusjon|retur|angrerett)\b|\b(angrerett|apent kjop|returvilkar)\b/,
    ],
    [
      'cancel_order',
      0.85,
      /\b(kansellere|kanseller|kansellering|avbestille|avbestill|avbestilling|annullere|annuller)\b/,
    ],
    ['cancellation_policy', 0.95, /\b(gebyr|vilkar|regler|koster)\b.*\b(kanseller|avbestill)/],
    [
      'dispute',
      0.88,
      /\b(bestride|bestrider|tvist|reklamere|reklamasjon|chargeback|svindel|uautorisert)\b/,
    ],
    [
      'order_status',
      0.86,
      /\b(hvor|nar|status|spore)\b.*\b(ordre|ordren|bestilling|bestillingen|pakke|pakken|levering|leveringen)\b|\b(ordrestatus|sporing)\b/,
    ],
    ['return_or_exchange', 0.8, /\b(returnere|retur|sende tilbake|bytte)\b/],
    ['change_address', 0.9, /\b(endre|bytte|oppdatere|ny|feil)\b.*\b\w*adresse(n)?\b/],
    ['invoice', 0.88, /\b(faktura|fakturaen|kvittering|kvitteringen)\b/],
    ['delivery_info', 0.85, /\b(fraktkostnader?|leveringstid|frakt pris)\b/],
    ['account', 0.8, /\b(passord|min konto|kontoen min|logge inn|registrere)\b/],
    ['complaint', 0.85, /\b(klage|uakseptabelt)\b/],
    ['greeting', 0.7, /^(hei|heisann|hallo|god (morgen|kveld|dag)|goddag)$/],
    ['thanks', 0.7, /^((ok|tusen|mange) )*takk( (skal du ha|for hjelpen))?$/],
    ['goodbye', 0.75, /^(ha det( bra)?|hade|farvel|vi snakkes)$/],
  ],
  reasons: [
    ['damaged', /\b(odelagt|odelagte|skadet|defekt|knust|virker ikke|fungerer ikke|sprukket)\b/],
    ['wrong_item', /\bfeil (vare|produkt|storrelse|farge|modell|ting)\b|\bfatt feil\b/],
    [
      'not_as_described',
      /\b(ikke som (beskrevet|pa bildet)|stemmer ikke (med|overens)|forfalskning|darlig kvalitet)\b/,
    ],
    [
      'not_received',
      /\b(aldri|ikke|ingenting)( \w+){0,2} (fatt|kommet|mottatt|levert|ankommet)\b|\b(kommet bort|forsvunnet)\b/,
    ],
    ['late', /\b(for sent|forsinket|forsinkelse)\b/],
    [
      'changed_mind',
      /\b(ombestemt meg|angret|passer ikke|for (liten|stor|dyr)|liker (den |det )?ikke|trenger (den |det )?ikke)\b/,
    ],
  ],
  disputes: [
    ['charged_twice', /\b(to ganger|2 ganger|dobbelt)\b/],
    [
      'not_recognised',
      /\b(kjenner ikke igjen|kjenner ikke til|ukjent (belastning|betaling|trekk)|ikke meg|svindel|ikke gjort)\b/,
    ],
    ['wrong_amount', /\bfeil (belop|sum|pris)\b|\bfor mye (betalt|belastet|trukket)\b/],
    [
      'refund_missing',
      /\b(refusjon|refusjonen|tilbakebetaling|penger|pengene)\b.*\b(ikke|aldri|fortsatt)\b.*\b(fatt|kommet|mottatt)\b|\b(ikke|aldri) fatt\b.*\b(refusjon|penger|pengene)/,
    ],
    [
      'not_received',
      /\b(aldri|ikke|ingenting)( \w+){0,2} (fatt|kommet|mottatt|levert|ankommet)\b|\b(kommet bort|forsvunnet)\b/,
    ],
    ['not_as_described', /\b(ikke som (beskrevet|pa bildet)|forfalskning)\b/],
  ],
  unwanted:
    /\b(ingen|ikke)\b( \w+){0,2} (refusjon|kansellere|avbestille|tilbakebetaling|pengene tilbake)\b/,
  keyWords: wordList(
    'refusjon refundere kansellere avbestille bestilling kundeservice faktura levering tilbakebetaling',
  ),
  knownWords: wordList('bestillinger bestilt leveringer'),
};
