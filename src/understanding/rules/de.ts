import { type LanguageTable, phrases, wordList } from './table.ts';

export const de: LanguageTable = {
  language: 'de',
  evidence: wordList(
    'ich und nicht das ist die der ein eine mein meine meinen mochte bitte wo mit zu habe wurde fur auf den es sie wie kann von noch aber wann ihr',
  ),
  yes: phrases(
    'ja | ja bitte | jep | jo | jup | jawohl | klar | na klar | genau | richtig | stimmt | das stimmt | einverstanden | in ordnung | gerne | gern | mach das | machen sie das | bestatigt | ich bestatige | passt | das passt | auf jeden fall | naturlich | selbstverstandlich | unbedingt | 👍 | ✅',
  ),
  softYes: phrases('ok | okay | gut | alles klar | super | perfekt | schon'),
  no: phrases(
    'nein | nein danke | ne | nee | no | noch nicht | nicht | lieber nicht | auf keinen fall | keinesfalls | stimmt nicht | das stimmt nicht | falsch | warte | moment | bitte nicht | niemals | keine | keins | 👎 | ❌',
  ),
  polite: phrases(
    'bitte | danke | dann | mal | das | es | so | doch | also | schon | ich | sehr | vielen dank | danke schon',
  ),
  stop: phrases('stopp | abmelden | abbestellen | beenden'),
  start: phrases('anmelden'),
  leave: phrases(
    'vergiss es | vergessen sie es | egal | schon gut | abbrechen | abbruch | lass es | lassen wir das | doch nicht | hat sich erledigt | zuruck | ich habe es mir anders uberlegt',
  ),
  people: phrases(
    'mensch | menschen | einen menschen | mitarbeiter | mitarbeiterin | einen mitarbeiter | kundendienst | kundenservice | kundenberater | berater | person | echte person | echter mensch | echten menschen | jemand | jemandem | jemanden | support | agent | kollege | kollegen | ansprechpartner | vorgesetzten | manager',
  ),
  askFor:
    /\b(sprechen|reden|verbinden|verbinde|telefonieren|chatten|mochte|will|brauche|bitte|kontakt|kontaktieren|anrufen|weiterleiten|holen|geben|gib|gibt es|kann ich|schreiben)\b/,
  notAskedFor:
    /\b(nicht|keinen|keine|kein|ohne)\b.*\b(sprechen|reden|mensch|menschen|mitarbeiter|person|telefonieren)\b|\b(mitarbeiter|person|jemand|agent|berater|mensch) (war|hat|ist|der|die|sagte|meinte|hatte)\b|\bfur (jemanden|eine person|einen)\b/,
  everything:
    /\b(alles|alle artikel|die ganze bestellung|die gesamte bestellung|die komplette bestellung|komplett)\b|^(alle|beide|beides)$/,
  ordinals: [
    ['erste', 'ersten', 'erster', 'erstes', 'eins'],
    ['zweite', 'zweiten', 'zweiter', 'zweites', 'zwei'],
    ['dritte', 'dritten', 'dritter', 'drittes', 'drei'],
    ['vierte', 'vierten', 'vier'],
  ],
  last: phrases('letzte | letzten | letzter | letztes'),
  intents: [
    [
      'refund',
      0.85,
      /\b(ruckerstattung|ruckerstatten|erstattung|erstatten|zuruckerstatten|zuruckerstattet|erstattet|geld (zuruck|zurueck|wieder)|rueckerstattung|refund)\b/,
    ],
    [
      'refund_status',
      0.93,
      /\b(wo|wann|status|schon|stand)\b.*\b(erstattung|ruckerstattung|geld (zuruck)?)\b/,
    ],
    [
      'refund_policy',
      0.93,
      /\b(ruckgabe|erstattungs|ruckerstattungs)(bedingungen|richtlinien?|recht|frist|regeln)\b|\b(wie lange|unter welchen)\b.*\b(zuruckgeben|zuruckschicken|erstattung|ruckgabe)\b/,
    ],
    [
      'cancel_order',
      0.85,
      /\b(storniere?n?|stornierung|storno|stornierst|widerrufen|abbestellen)\b|\bbestellung\b.*\b(absagen|abbrechen|zurucknehmen|canceln)\b/,
    ],
    [
      'cancellation_policy',
      0.95,
      /\b(stornierungs|storno|widerrufs)(gebuhr|gebuhren|kosten|bedingungen|frist|recht)\b|\b(wie lange|bis wann|kostet)\b.*\bstornier/,
    ],
    [
      'dispute',
      0.88,
      /\b(reklamation|reklamieren|beanstanden|widerspruch|anfechten|ruckbuchung|betrug|unberechtigte?n?)\b/,
    ],
    [
      'order_status',
      0.86,
      /\b(wo|wann|status|stand)\b.*\b(bestellung|paket|lieferung|sendung|ware|artikel)\b|\b(sendungsverfolgung|bestellstatus|lieferstatus|sendung verfolgen)\b/,
    ],
    [
      'return_or_exchange',
      0.8,
      /\b(umtauschen|umtausch|zuruckschicken|zuruckgeben|zurucksenden|retoure|rucksendung|ersatz)\b/,
    ],
    [
      'change_address',
      0.9,
      /\badresse\b.*\b(andern|falsch|aktualisieren)\b|\b(neue|falsche|andere) (\w+)?adresse\b/,
    ],
    ['invoice', 0.88, /\b(rechnung|quittung|beleg)\b/],
    ['delivery_info', 0.85, /\b(versandkosten|lieferzeit|lieferzeiten|versandarten|liefern sie)\b/],
    ['account', 0.8, /\b(passwort|konto|anmelden|registrieren|einloggen)\b/],
    ['complaint', 0.85, /\b(beschwerde|beschweren|unverschamt|frechheit)\b/],
    [
      'greeting',
      0.7,
      /^(hallo|hi|hey|guten (tag|morgen|abend)|moin|servus|gruss gott)( zusammen)?$/,
    ],
    [
      'thanks',
      0.7,
      /^((ok|super|perfekt|gut|vielen|herzlichen) )*(danke|dank)( (schon|sehr|vielmals|ihnen|dir))*$/,
    ],
    ['goodbye', 0.75, /^(tschuss|tschuess|auf wiedersehen|ciao|bis bald|schonen tag( noch)?)$/],
  ],
  reasons: [
    [
      'damaged',
      /\b(kaputt|kaputte[nsr]?|beschadigt|beschadigte[nsr]?|defekt|defekte[nsr]?|zerbrochen|gebrochen|funktioniert nicht|geht nicht|zerkratzt|gerissen)\b/,
    ],
    [
      'wrong_item',
      /\b(falsche[rsnm]?|anderer|anderen|anderes) (artikel|produkt|grosse|farbe|ware|modell)\b|\b(falsch|falsches) (geliefert|bekommen|erhalten)\b/,
    ],
    [
      'not_as_described',
      /\b(nicht wie (beschrieben|abgebildet)|entspricht nicht|anders als|falschung|schlechte qualitat)\b/,
    ],
    [
      'not_received',
      /\b(nie|nicht|nichts) (angekommen|erhalten|bekommen|geliefert)\b|\bverloren gegangen\b/,
    ],
    ['late', /\b(zu spat|verspatet|verspatung)\b/],
    [
      'changed_mind',
      /\b(anders uberlegt|passt nicht|zu (klein|gross|eng|weit|teuer)|gefallt (mir )?nicht|brauche ich nicht|nicht mehr (haben|gebraucht))\b/,
    ],
  ],
  disputes: [
    [
      'charged_twice',
      /\b(doppelt|zweimal|zwei mal|mehrfach) (abgebucht|belastet|berechnet|bezahlt|abgezogen)\b|\bdoppelte (abbuchung|belastung|zahlung)\b/,
    ],
    [
      'not_recognised',
      /\b(kenne|erkenne) (ich )?(diese|die) (abbuchung|zahlung|buchung|belastung)\b.*|\bunbekannte (abbuchung|zahlung|belastung)\b|\bnicht von mir\b|\bbetrug\b|\bnicht autorisiert\b/,
    ],
    [
      'wrong_amount',
      /\b(falscher|falschen|hoherer) (betrag|preis)\b|\bzu viel (abgebucht|berechnet|bezahlt)\b/,
    ],
    [
      'refund_missing',
      /\b(erstattung|ruckerstattung|geld)\b.*\b(nicht|nie|immer noch)\b.*\b(erhalten|bekommen|da|angekommen|gutgeschrieben)\b/,
    ],
    [
      'not_received',
      /\b(nie|nicht|nichts) (angekommen|erhalten|bekommen|geliefert)\b|\bverloren gegangen\b/,
    ],
    ['not_as_described', /\b(nicht wie (beschrieben|abgebildet)|entspricht nicht|falschung)\b/],
  ],
  unwanted:
    /\b(keine|nicht|will nicht)\b( \w+){0,2} (ruckerstattung|erstattung|stornieren|stornierung|geld zuruck)\b|\b(ruckerstattung|erstattung|stornieren) (will|mochte) ich nicht\b/,
  keyWords: wordList(
    'erstattung ruckerstattung stornieren stornierung bestellung mitarbeiter reklamation rechnung lieferung beschadigt kaputt falsche zuruck umtauschen',
  ),
  knownWords: wordList(
    'bestellungen bestellt lieferungen falscher falsches falschen rechnungen storniert',
  ),
};
