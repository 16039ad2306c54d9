import { type LanguageTable, phrases, wordList } from './table.ts';

export const pl: LanguageTable = {
  language: 'pl',
  evidence: wordList(
    'nie w na z sie jest moje moja moj chce chcialbym chcialabym prosze gdzie kiedy to za do i ze mam jak mi zamowienie paczka ale jeszcze dlaczego czy',
  ),
  yes: phrases(
    'tak | tak prosze | jasne | oczywiscie | pewnie | zgadza sie | dokladnie | zgoda | potwierdzam | potwierdz | zrob to | prosze to zrobic | zgadzam sie | jak najbardziej | prawda | 👍 | ✅',
  ),
  softYes: phrases('ok | okej | okay | dobra | dobrze | w porzadku | super | swietnie'),
  no: phrases(
    'nie | nie dziekuje | jeszcze nie | nie teraz | nigdy | czekaj | poczekaj | lepiej nie | nie rob tego | nie zgadza sie | nieprawda | zle | zaden | zadne | 👎 | ❌',
  ),
  // "No" agrees in spoken Polish and refuses in eleven other languages: it decides nothing.
  polite: phrases('prosze | dziekuje | dzieki | to | wiec | no'),
  stop: phrases('zatrzymaj | wypisz | wypisz mnie | rezygnuje z wiadomosci'),
  start: phrases('wznow'),
  leave: phrases(
    'niewazne | zapomnij | daj spokoj | mniejsza z tym | anuluj | wroc | zmienilem zdanie | zmienilam zdanie | rozmyslilem sie | rozmyslilam sie',
  ),
  people: phrases(
    'czlowiek | czlowiekiem | z czlowiekiem | osoba | prawdziwa osoba | konsultant | konsultantem | konsultanta | z konsultantem | pracownik | pracownikiem | ktos | kims | z kims | obsluga klienta | biuro obslugi | doradca | doradca klienta | kierownik | kierownikiem | agent | agentem',
  ),
  askFor:
    /\b(rozmawiac|porozmawiac|pogadac|polaczyc|polacz|polaczcie|skontaktowac|kontakt|zadzwonic|chce|chcialbym|chcialabym|potrzebuje|prosze|moge|czy jest)\b/,
  notAskedFor:
    /\b(nie|bez)\b( \w+){0,3} (rozmawiac|porozmawiac|czlowiekiem|konsultantem|osoba)\b|\b(konsultant|pracownik|osoba|ktos|agent) (ktory|ktora|byl|byla|powiedzial|powiedziala|ukradl|uzyl)\b|\bdla (kogos|osoby)\b/,
  everything:
    /\b(wszystko|calosc|cale zamowienie|calego zamowienia|wszystkie (produkty|rzeczy))\b|^(wszystkie|oba|obie)$/,
  ordinals: [
    ['pierwszy', 'pierwsza', 'pierwsze', 'jeden'],
    ['drugi', 'druga', 'drugie', 'dwa'],
    ['trzeci', 'trzecia', 'trzecie', 'trzy'],
    ['czwarty', 'czwarta', 'czwarte', 'cztery'],
  ],
  last: phrases('ostatni | ostatnia | ostatnie'),
  intents: [
    [
      'refund',
      0.85,
      /\b(zwrot (pieniedzy|srodkow|kosztow|platnosci)|zwrotu (pieniedzy|srodkow|kosztow)|zwroccie (mi )?pieniadze|zwrocic (mi )?pieniadze|oddajcie (mi )?pieniadze|refundacj[aei]|zwrot za|refund)\b|^zwrot$/,
    ],
    ['refund_status', 0.93, /\b(gdzie|kiedy|status)\b.*\b(zwrot|pieniadze|zwrotu)\b/],
    [
      'refund_policy',
      0.93,
      /\b(zasady|polityka|warunki|regulamin|termin)\b.*\b(zwrotu|zwrotow|reklamacji)\b/,
    ],
    [
      'cancel_order',
      0.85,
      /\b(anulowac|anuluj|anulowanie|anulujcie|anulowania|zrezygnowac z zamowienia|rezygnuje z zamowienia|odwolac)\b/,
    ],
    ['cancellation_policy', 0.95, /\b(oplata|koszt|zasady|warunki|termin)\b.*\banulowani/],
    [
      'dispute',
      0.88,
      /\b(reklamacj[aei]|reklamowac|zakwestionowac|kwestionuje|spor|chargeback|oszustwo|nieautoryzowan[aey])\b/,
    ],
    [
      'order_status',
      0.86,
      /\b(gdzie|kiedy|status|sledzic)\b.*\b(zamowienie|zamowienia|paczka|przesylka|dostawa|paczki|przesylki)\b|\b(sledzenie|status zamowienia)\b/,
    ],
    ['return_or_exchange', 0.8, /\b(zwrocic|zwrot|odeslac|wymienic|wymiana)\b/],
    ['change_address', 0.9, /\b(zmienic|zmiana|poprawic|nowy|zly|bledny)\b.*\badres\w*\b/],
    ['invoice', 0.88, /\b(faktura|fakture|faktury|paragon|rachunek)\b/],
    ['delivery_info', 0.85, /\b(koszt|koszty|czas|opcje) (dostawy|wysylki)\b/],
    ['account', 0.8, /\b(haslo|hasla|moje konto|zalogowac|rejestracja)\b/],
    ['complaint', 0.85, /\b(skarga|skarge|skarzyc|niedopuszczalne)\b/],
    ['greeting', 0.7, /^(czesc|dzien dobry|hej|witam|dobry wieczor)$/],
    [
      'thanks',
      0.7,
      /^((ok|super|wielkie|bardzo) )*(dziekuje|dzieki|dziekuje bardzo|dzieki wielkie)$/,
    ],
    ['goodbye', 0.75, /^(do widzenia|pa|na razie|milego dnia)$/],
  ],
  reasons: [
    [
      'damaged',
      /\b(uszkodzon[aey]|zepsut[aey]|wadliw[aey]|polaman[aey]|rozbit[aey]|pekniet[aey]|nie dziala)\b/,
    ],
    [
      'wrong_item',
      /\b(zly|zla|niewlasciw[aey]|inny|inna|bledny) (produkt|towar|rozmiar|kolor|model|artykul)\b/,
    ],
    [
      'not_as_described',
      /\b(niezgodn[aey] z opisem|nie zgadza sie z opisem|inny niz|podrobka|slaba jakosc)\b/,
    ],
    [
      'not_received',
      /\b(nigdy|nie|nic)( \w+){0,2} (dotarl[aoy]?|otrzymal[ae]m|doszl[aoy]|przyszl[aoy]|dostal[ae]m|dostarczono)\b|\bzagin(ela|elo|al)\b/,
    ],
    ['late', /\b(za pozno|spozniona|opozniona|opoznienie|opozniony)\b/],
    [
      'changed_mind',
      /\b(zmieni(lem|lam) zdanie|rozmysli(lem|lam)|nie pasuje|za (maly|mala|male|duzy|duza|drogi|drogie)|nie podoba|juz nie (chce|potrzebuje))\b/,
    ],
  ],
  disputes: [
    ['charged_twice', /\b(dwa razy|dwukrotnie|2 razy|podwojn[aeiy]\w*)\b/],
    [
      'not_recognised',
      /\b(nie rozpoznaje|nieznan[aey] (platnosc|obciazenie|transakcja)|nie autoryzowal\w+|nie zlecal\w+|oszustwo)\b/,
    ],
    [
      'wrong_amount',
      /\b(zla|bledna|niewlasciwa) (kwota|kwote|suma|cena)\b|\bza duzo (pobrano|zaplacil\w+)\b/,
    ],
    [
      'refund_missing',
      /\b(zwrot|zwrotu|pieniedzy)\b.*\b(nie|nigdy|wciaz|nadal)\b.*\b(dostal\w+|otrzymal\w+|dotarl\w*|wplynal|przyszedl)\b|\bnie (dostal\w+|otrzymal\w+)\b.*\bzwrotu\b/,
    ],
    [
      'not_received',
      /\b(nigdy|nie|nic)( \w+){0,2} (dotarl[aoy]?|otrzymal[ae]m|doszl[aoy]|przyszl[aoy]|dostal[ae]m|dostarczono)\b|\bzagin(ela|elo|al)\b/,
    ],
    ['not_as_described', /\b(niezgodn[aey] z opisem|podrobka)\b/],
  ],
  unwanted:
    /\bnie (chce|potrzebuje)( \w+){0,3} (zwrotu|anulowac|anulowania|reklamacji)\b|\bnie anuluj(cie)?\b/,
  keyWords: wordList(
    'zwrot anulowac zamowienie konsultant reklamacja faktura uszkodzony paczka przesylka pieniadze',
  ),
  knownWords: wordList('zamowienia paczki zwroty konsultanta faktury uszkodzona uszkodzone'),
};
