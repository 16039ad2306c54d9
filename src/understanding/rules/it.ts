import { type LanguageTable, phrases, wordList } from './table.ts';

export const it: LanguageTable = {
  language: 'it',
  evidence: wordList(
    'il lo gli un una e non mio mia che voglio vorrei con per dove ho del della sono di mi puo quando ma ciao ordine grazie al nel ancora posso',
  ),
  yes: phrases(
    'si | si grazie | si per favore | certo | certamente | esatto | corretto | giusto | va bene | d accordo | procedi | proceda | confermo | conferma | confermato | fallo | lo faccia | assolutamente | volentieri | 👍 | ✅',
  ),
  softYes: phrases('ok | okay | bene | perfetto | benissimo | ottimo'),
  no: phrases(
    'no | no grazie | non ancora | non adesso | non ora | mai | per niente | aspetta | aspetti | meglio di no | non farlo | non voglio | sbagliato | nessuno | nessuna | 👎 | ❌',
  ),
  polite: phrases(
    'per favore | per piacere | prego | grazie | grazie mille | allora | lo | quindi',
  ),
  stop: phrases('ferma | fermare | basta | annulla iscrizione | disiscrivimi | cancellami'),
  start: phrases('inizia | riprendi'),
  leave: phrases(
    'lascia stare | lasci stare | lascia perdere | lasci perdere | non importa | fa niente | annulla | indietro | esci | ho cambiato idea',
  ),
  people: phrases(
    'umano | un umano | essere umano | persona | una persona | persona vera | una persona vera | operatore | un operatore | operatrice | agente | un agente | qualcuno | assistenza clienti | servizio clienti | assistenza | consulente | un consulente | responsabile | addetto',
  ),
  askFor:
    /\b(parlare|parlo|parli|contattare|chiamare|passare|passami|mi passi|voglio|vorrei|bisogno|collegare|mettermi|posso|chattare|trasferire|c e)\b/,
  notAskedFor:
    /\b(non|senza)\b( \w+){0,3} (parlare|umano|persona|operatore|agente)\b|\b(operatore|persona|agente|qualcuno|addetto) (che|mi|ha|era|e stato|non)\b|\bper (qualcuno|una persona|un altra persona)\b/,
  everything:
    /\b(tutto|tutto l ordine|l intero ordine|tutti gli articoli|ordine completo)\b|^(tutti|tutte|entrambi|entrambe)$/,
  ordinals: [
    ['primo', 'prima', 'uno'],
    ['secondo', 'seconda', 'due'],
    ['terzo', 'terza', 'tre'],
    ['quarto', 'quarta', 'quattro'],
  ],
  last: phrases('ultimo | ultima | l ultimo | l ultima'),
  intents: [
    [
      'refund',
      0.85,
      /\b(rimborso|rimborsi|rimborsare|rimborsarmi|rimborsato|rimborsate|rimborsatemi|soldi indietro|i miei soldi|refund)\b/,
    ],
    ['refund_status', 0.93, /\b(dove|dov|quando|stato)\b.*\b(rimborso|miei soldi)\b/],
    [
      'refund_policy',
      0.93,
      /\b(politica|condizioni|termini|regole)\b.*\b(rimborso|rimborsi|reso|resi)\b/,
    ],
    [
      'cancel_order',
      0.85,
      /\b(annullare|annulla|annullate|annulli|annullamento|cancellare|cancella|cancellate|disdire|disdetta)\b/,
    ],
    [
      'cancellation_policy',
      0.95,
      /\b(politica|spese|costo|costi|penale|condizioni)\b.*\b(annullamento|cancellazione|annullare)\b/,
    ],
    [
      'dispute',
      0.88,
      /\b(contestare|contestazione|contesto (un|il|questo)|controversia|disputa|frode|storno|addebito non autorizzato)\b/,
    ],
    [
      'order_status',
      0.86,
      /\b(dove|dov|quando|stato|tracciare|traccia)\b.*\b(ordine|pacco|spedizione|consegna|acquisto)\b|\b(tracciamento|tracking)\b/,
    ],
    [
      'return_or_exchange',
      0.8,
      /\b(restituire|reso|rendere|sostituire|sostituzione|cambio taglia)\b/,
    ],
    ['change_address', 0.9, /\b(cambiare|modificare|correggere|nuovo|sbagliato)\b.*\bindirizzo\b/],
    ['invoice', 0.88, /\b(fattura|fatture|ricevuta|scontrino)\b/],
    ['delivery_info', 0.85, /\b(spese|tempi|opzioni|costi) di (spedizione|consegna)\b|\bspedite\b/],
    ['account', 0.8, /\b(password|mio account|registrarmi|accedere)\b/],
    ['complaint', 0.85, /\b(reclamo|lamentela|lamentarmi|inaccettabile)\b/],
    ['greeting', 0.7, /^(ciao|salve|buongiorno|buonasera|buon giorno)( a tutti)?$/],
    ['thanks', 0.7, /^((ok|perfetto|bene|mille|tante) )*grazie( (mille|tante|infinite))*$/],
    ['goodbye', 0.75, /^(arrivederci|a presto|buona (giornata|serata)|addio)$/],
  ],
  reasons: [
    [
      'damaged',
      /\b(rott[oaie]|danneggiat[oaie]|difettos[oaie]|non funziona|guast[oaie]|spaccat[oa]|graffiat[oa])\b/,
    ],
    [
      'wrong_item',
      /\b(articolo|prodotto|taglia|colore|modello|ordine) (sbagliat[oa]|errat[oa])\b|\bnon e quello che ho ordinato\b/,
    ],
    [
      'not_as_described',
      /\b(non conforme|non corrisponde|divers[oa] (da|dalla)|contraffatto|falso|scarsa qualita)\b/,
    ],
    [
      'not_received',
      /\b(mai|non)( \w+){0,2} (arrivat[oa]|ricevut[oa]|consegnat[oa])\b|\b(perso|smarrito)\b/,
    ],
    ['late', /\b(in ritardo|ritardo|troppo tardi)\b/],
    [
      'changed_mind',
      /\b(cambiato idea|non mi (piace|sta|serve)|troppo (piccol[oa]|grande|car[oa])|non (lo|la) voglio piu)\b/,
    ],
  ],
  disputes: [
    [
      'charged_twice',
      /\b(addebitat[oa]|pagato|addebito|prelevato)\b.*\b(due volte|2 volte|doppio)\b|\bdoppio (addebito|pagamento)\b/,
    ],
    [
      'not_recognised',
      /\bnon (riconosco|ho autorizzato|ho fatto)\b|\baddebito (sconosciuto|non autorizzato)\b|\bfrode\b/,
    ],
    [
      'wrong_amount',
      /\b(importo|prezzo|cifra) (sbagliat[oa]|errat[oa])\b|\baddebitato (troppo|di piu)\b/,
    ],
    [
      'refund_missing',
      /\b(rimborso|soldi)\b.*\b(non|mai|ancora)\b.*\b(arrivat[oi]|ricevut[oi]|visto)\b|\b(non|mai)( \w+){0,3} (ricevuto|arrivato|visto)\b.*\brimborso\b/,
    ],
    [
      'not_received',
      /\b(mai|non)( \w+){0,2} (arrivat[oa]|ricevut[oa]|consegnat[oa])\b|\b(perso|smarrito)\b/,
    ],
    ['not_as_described', /\b(non conforme|non corrisponde|contraffatto)\b/],
  ],
  unwanted:
    /\bnon (voglio|vorrei|desidero|ho bisogno)( \w+){0,3} (rimborso|annullare|annullamento|contestare)\b|\bnon (annullate|annullare|cancellate)\b/,
  keyWords: wordList(
    'rimborso rimborsare annullare annullamento ordine operatore contestare fattura spedizione danneggiato restituire',
  ),
  knownWords: wordList(
    'ordini ordinato ordinare rimborsi annullato spedizioni operatori operazione',
  ),
};
