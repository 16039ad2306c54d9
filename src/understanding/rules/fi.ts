import { type LanguageTable, phrases, wordList } from './table.ts';

export const fi: LanguageTable = {
  language: 'fi',
  evidence: wordList(
    'mina ja on ei en haluan haluaisin voinko minun tilaus tilaukseni missa milloin etta se ole olen kun miten mutta viela saanut ole rahat takaisin',
  ),
  yes: phrases(
    'kylla | kylla kiitos | joo | juu | jep | joo kiitos | aivan | juuri niin | totta kai | tietenkin | ehdottomasti | oikein | pitaa paikkansa | vahvistan | vahvista | tee se | anna menna | hyvaksyn | sopii | 👍 | ✅',
  ),
  softYes: phrases('ok | okei | okay | hyva | selva | hyva on | loistavaa'),
  no: phrases(
    'ei | ei kiitos | en | ei viela | ei nyt | en halua | ei koskaan | odota | mieluummin ei | ala tee sita | vaarin | ei mikaan | 👎 | ❌',
  ),
  polite: phrases('kiitos | kiitti | ole hyva | sitten | se | no'),
  stop: phrases('seis | lopeta | peruuta tilaus viesteista | poistu listalta'),
  start: phrases('aloita'),
  leave: phrases(
    'antaa olla | unohda se | unohda koko juttu | ei sen valia | ei se mitaan | peruuta | keskeyta | takaisin | muutin mieleni',
  ),
  people: phrases(
    'ihminen | ihmisen | ihmiselle | oikea ihminen | oikean ihmisen | henkilo | henkilon | asiakaspalvelu | asiakaspalvelija | asiakaspalvelijan | asiakaspalveluun | tyontekija | tyontekijan | joku | jonkun | esimies | tukihenkilo | neuvoja',
  ),
  askFor:
    /\b(puhua|puhun|jutella|keskustella|yhteys|yhteytta|yhdista|yhdistakaa|soittaa|haluan|haluaisin|tarvitsen|voinko|saanko|kanssa)\b/,
  notAskedFor:
    /\b(en|ei|ilman)\b( \w+){0,4} (puhua|ihmisen|ihminen|ihmista|henkilon)\b|\b(asiakaspalvelija|tyontekija|joku|henkilo|ihminen) (oli|sanoi|joka|kertoi|on)\b/,
  everything:
    /\b(kaikki|kaikesta|koko (tilaus|tilauksen|tilauksesta)|kaikki tuotteet)\b|^(kaikki|molemmat)$/,
  ordinals: [
    ['ensimmainen', 'yksi'],
    ['toinen', 'kaksi'],
    ['kolmas', 'kolme'],
    ['neljas', 'nelja'],
  ],
  last: phrases('viimeinen'),
  intents: [
    [
      'refund',
      0.85,
      /\b(hyvitys|hyvityksen|hyvitysta|palautus rahat|rahat takaisin|rahani takaisin|rahanpalautus|rahanpalautuksen|maksun palautus|palauttakaa rahat|refund)\b/,
    ],
    [
      'refund_status',
      0.93,
      /\b(missa|milloin|tila)\b.*\b(hyvitys|hyvitykseni|rahat|rahani|palautus)\b/,
    ],
    ['refund_policy', 0.93, /\b(palautusehdot|palautusoikeus|hyvitysehdot|palautuskaytanto)\b/],
    [
      'cancel_order',
      0.85,
      /\b(peruuttaa|peruuta|peruutus|peruutan|peruuttakaa|perua|peru|perukaa|mitatoida)\b/,
    ],
    ['cancellation_policy', 0.95, /\b(peruutusehdot|peruutusmaksu|peruutuskulut)\b/],
    [
      'dispute',
      0.88,
      /\b(riitauttaa|riitautan|kiistaa|kiistan|reklamaatio|reklamoida|huijaus|petos|luvaton|luvattoman)\b/,
    ],
    [
      'order_status',
      0.86,
      /\b(missa|milloin|tila|seuraa|seuranta)\b.*\b(tilaus|tilaukseni|tilauksen|paketti|pakettini|lahetys|lahetykseni|toimitus)\b|\b(seurantakoodi|tilauksen tila)\b/,
    ],
    ['return_or_exchange', 0.8, /\b(palauttaa|palautus|vaihtaa|vaihto)\b/],
    ['change_address', 0.9, /\b(vaihtaa|muuttaa|paivittaa|uusi|vaara)\b.*\b\w*osoite\w*\b/],
    ['invoice', 0.88, /\b(lasku|laskun|kuitti|kuitin)\b/],
    ['delivery_info', 0.85, /\b(toimituskulut|toimitusaika|toimitustavat)\b/],
    ['account', 0.8, /\b(salasana|salasanan|kayttajatili|kirjautua|rekisteroitya)\b/],
    ['complaint', 0.85, /\b(valitus|valittaa|valituksen)\b/],
    ['greeting', 0.7, /^(hei|moi|moikka|terve|hyvaa (huomenta|paivaa|iltaa)|huomenta)$/],
    ['thanks', 0.7, /^((ok|paljon|suuri) )*(kiitos|kiitti|kiitoksia)( (paljon|avusta))?$/],
    ['goodbye', 0.75, /^(nakemiin|hei hei|moi moi|heippa)$/],
  ],
  reasons: [
    ['damaged', /\b(rikki|rikkinainen|vaurioitunut|viallinen|sarkynyt|ei toimi|hajonnut)\b/],
    ['wrong_item', /\b(vaara|vaaran|vaarat) (tuote|tuotteen|koko|vari|tavara|malli)\b/],
    ['not_as_described', /\b(ei vastaa (kuvausta|kuvaa)|ei ole kuvauksen|vaarennos|huono laatu)\b/],
    [
      'not_received',
      /\b(ei ole|en ole|eivat ole|ei)( \w+){0,2} (saapunut|saanut|tullut|toimitettu)\b|\b(kadonnut|havinnyt)\b/,
    ],
    ['late', /\b(myohassa|myohastynyt|viivastynyt|liian myohaan)\b/],
    [
      'changed_mind',
      /\b(muutin mieleni|ei sovi|liian (pieni|suuri|iso|kallis)|en (enaa )?(tarvitse|halua sita))\b/,
    ],
  ],
  disputes: [
    ['charged_twice', /\b(kahdesti|kaksi kertaa|2 kertaa|tuplaveloitus|kaksinkertainen)\b/],
    ['not_recognised', /\b(en tunnista|tuntematon (veloitus|maksu)|en ole tehnyt|luvaton|petos)\b/],
    [
      'wrong_amount',
      /\b(vaara|vaaran) (summa|summan|hinta)\b|\b(liikaa|liian paljon)( \w+)? ?(veloitettu|maksettu|veloitettiin)?\b/,
    ],
    [
      'refund_missing',
      /\b(hyvitys|hyvitysta|rahat|rahoja)\b.*\b(ei|en)\b.*\b(saapunut|saanut|tullut|nakynyt)\b|\b(ei|en) ole( \w+)? (saanut|tullut|saapunut)\b.*\b(hyvity|raho|rahat)/,
    ],
    [
      'not_received',
      /\b(ei ole|en ole|eivat ole|ei)( \w+){0,2} (saapunut|saanut|tullut|toimitettu)\b|\b(kadonnut|havinnyt)\b/,
    ],
    ['not_as_described', /\b(ei vastaa (kuvausta|kuvaa)|vaarennos)\b/],
  ],
  unwanted: /\b(en|ei|alkaa|ala)\b( \w+){0,2} (hyvitysta|peruuttaa|peruuta|perua|peruuttako)\b/,
  keyWords: wordList(
    'hyvitys peruuttaa tilaus tilauksen asiakaspalvelu reklamaatio lasku toimitus rikkinainen',
  ),
  knownWords: wordList('tilaukset tilaan tilauksia laskut'),
};
