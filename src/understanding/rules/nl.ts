import { type LanguageTable, phrases, wordList } from './table.ts';

export const nl: LanguageTable = {
  language: 'nl',
  evidence: wordList(
    'ik de het een en niet mijn is van wil graag met voor waar heb op dat wat kan naar nog maar er te zijn wanneer jullie hebben',
  ),
  yes: phrases(
    'ja | ja graag | jep | jazeker | zeker | zeker weten | klopt | dat klopt | inderdaad | precies | akkoord | doe maar | doe het | ga je gang | bevestig | ik bevestig | bevestigd | natuurlijk | uiteraard | correct | graag | 👍 | ✅',
  ),
  softYes: phrases('ok | oke | okay | prima | goed | is goed | top | perfect'),
  no: phrases(
    'nee | nee bedankt | neen | nog niet | niet | nu niet | liever niet | nooit | wacht | wacht even | niet doen | klopt niet | dat klopt niet | fout | geen | geen van beide | 👎 | ❌',
  ),
  polite: phrases(
    'alsjeblieft | alstublieft | aub | bedankt | dank je | dank u | dan | maar | dat | het | hoor | dankjewel',
  ),
  stop: phrases('afmelden | uitschrijven | stoppen'),
  start: phrases('aanmelden | hervatten'),
  leave: phrases(
    'laat maar | vergeet het | laat maar zitten | maakt niet uit | terug | annuleren | toch niet | ik heb me bedacht',
  ),
  people: phrases(
    'mens | een mens | persoon | een persoon | echt persoon | een echt persoon | echt mens | een echt mens | medewerker | een medewerker | klantenservice | iemand | collega | agent | adviseur | manager | leidinggevende | helpdesk',
  ),
  askFor:
    /\b(spreken|praten|contact|bellen|doorverbinden|verbinden|verbind|wil|graag|kan ik|chatten|nodig|mag ik|geef|krijg)\b/,
  notAskedFor:
    /\b(niet|geen|zonder)\b( \w+){0,4} (spreken|praten|mens|persoon|medewerker)\b|\b(medewerker|persoon|iemand|agent|collega) (die|was|heeft|zei|had|is)\b|\bvoor (iemand|een persoon|een collega)\b/,
  everything:
    /\b(alles|de hele bestelling|hele bestelling|volledige bestelling|alle artikelen|alle producten)\b|^(alle|allemaal|beide|allebei)$/,
  ordinals: [
    ['eerste', 'een'],
    ['tweede', 'twee'],
    ['derde', 'drie'],
    ['vierde', 'vier'],
  ],
  last: phrases('laatste'),
  intents: [
    [
      'refund',
      0.85,
      /\b(terugbetaling|terugbetalen|terugbetaald|geld terug|terugstorten|terugstorting|restitutie|refund)\b/,
    ],
    [
      'refund_status',
      0.93,
      /\b(waar|wanneer|status)\b.*\b(terugbetaling|geld terug|mijn geld|restitutie)\b/,
    ],
    [
      'refund_policy',
      0.93,
      /\b(retourbeleid|terugbetalingsbeleid|retourvoorwaarden)\b|\b(voorwaarden|beleid|termijn)\b.*\b(terugbetaling|retour|retourneren)\b/,
    ],
    ['cancel_order', 0.85, /\b(annuleren|annuleer|annulering|geannuleerd|afzeggen|opzeggen)\b/],
    [
      'cancellation_policy',
      0.95,
      /\bannulering(s)?(kosten|voorwaarden|beleid)\b|\b(kosten|beleid|voorwaarden)\b.*\bannuler/,
    ],
    ['dispute', 0.88, /\b(betwisten|betwist|betwisting|geschil|chargeback|terugboeking|fraude)\b/],
    [
      'order_status',
      0.86,
      /\b(waar|wanneer|status|volgen)\b.*\b(bestelling|pakket|pakje|levering|zending|order)\b|\b(track and trace|orderstatus|bestelstatus)\b/,
    ],
    [
      'return_or_exchange',
      0.8,
      /\b(retourneren|retour|terugsturen|terugzenden|ruilen|omruilen|vervangen)\b/,
    ],
    [
      'change_address',
      0.9,
      /\badres\b.*\b(wijzigen|veranderen|aanpassen|fout)\b|\b(ander|nieuw|verkeerd) \w*adres\b/,
    ],
    ['invoice', 0.88, /\b(factuur|rekening|bon|kassabon)\b/],
    ['delivery_info', 0.85, /\b(verzendkosten|levertijd|levertijden|bezorgopties)\b/],
    ['account', 0.8, /\b(wachtwoord|mijn account|inloggen|registreren)\b/],
    ['complaint', 0.85, /\b(klacht|klagen|onacceptabel|schandalig)\b/],
    ['greeting', 0.7, /^(hallo|hoi|hey|goedemorgen|goedemiddag|goedenavond|goedendag|dag)$/],
    [
      'thanks',
      0.7,
      /^((ok|oke|super|heel|prima) )*(bedankt|dank (je|u)( wel)?|dankjewel|dankuwel)$/,
    ],
    ['goodbye', 0.75, /^(tot ziens|doei|fijne (dag|avond)|dag)$/],
  ],
  reasons: [
    [
      'damaged',
      /\b(kapot|kapotte|beschadigd|beschadigde|defect|defecte|gebroken|werkt niet|stuk|gescheurd)\b/,
    ],
    [
      'wrong_item',
      /\b(verkeerd|verkeerde|ander|andere) (artikel|product|maat|kleur|model|bestelling)\b|\bverkeerde? (geleverd|ontvangen|gekregen)\b/,
    ],
    [
      'not_as_described',
      /\b(niet zoals (beschreven|afgebeeld)|komt niet overeen|anders dan|nep|namaak|slechte kwaliteit)\b/,
    ],
    [
      'not_received',
      /\b(nooit|niet|niks|niets)( \w+)? (ontvangen|aangekomen|gekregen|geleverd|bezorgd)\b|\bkwijt\b/,
    ],
    ['late', /\b(te laat|vertraging|vertraagd)\b/],
    [
      'changed_mind',
      /\b(bedacht|van gedachten veranderd|past niet|te (klein|groot|duur|strak)|bevalt niet|niet meer nodig)\b/,
    ],
  ],
  disputes: [
    [
      'charged_twice',
      /\b(twee keer|2 keer|dubbel|tweemaal)( \w+)? (afgeschreven|betaald|in rekening|berekend)\b|\bdubbele (afschrijving|betaling)\b/,
    ],
    [
      'not_recognised',
      /\bherken\b.*\bniet\b|\bonbekende (afschrijving|betaling)\b|\bniet door mij\b|\bfraude\b/,
    ],
    [
      'wrong_amount',
      /\b(verkeerd|verkeerde|onjuist|fout) bedrag\b|\bte veel (betaald|afgeschreven|berekend)\b/,
    ],
    [
      'refund_missing',
      /\b(terugbetaling|geld)\b.*\b(niet|nooit|nog steeds)\b.*\b(ontvangen|gekregen|terug|binnen)\b/,
    ],
    [
      'not_received',
      /\b(nooit|niet|niks|niets)( \w+)? (ontvangen|aangekomen|gekregen|geleverd|bezorgd)\b|\bkwijt\b/,
    ],
    ['not_as_described', /\b(niet zoals (beschreven|afgebeeld)|komt niet overeen|namaak)\b/],
  ],
  unwanted: /\b(geen|niet)\b( \w+){0,2} (terugbetaling|geld terug|annuleren|annulering)\b/,
  keyWords: wordList(
    'terugbetaling terugbetalen annuleren bestelling medewerker klantenservice factuur beschadigd levering retourneren',
  ),
  knownWords: wordList('bestellingen besteld medewerkers leveringen bestellen'),
};
