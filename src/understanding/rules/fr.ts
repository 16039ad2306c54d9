import { type LanguageTable, phrases, wordList } from './table.ts';

export const fr: LanguageTable = {
  language: 'fr',
  evidence: wordList(
    'je le la les un une des est et pas mon ma mes ne que qui vous avec pour dans ou j l d c n au du sur suis ai ete bonjour voudrais veux',
  ),
  yes: phrases(
    'oui | oui merci | ouais | ouep | oui s il vous plait | bien sur | d accord | tout a fait | exactement | c est ca | c est bon | c est correct | vas y | allez y | je confirme | confirme | confirmer | je suis d accord | volontiers | absolument | parfaitement | 👍 | ✅',
  ),
  softYes: phrases(
    'ok | okay | dac | dacc | parfait | tres bien | bien | entendu | ca marche | super',
  ),
  no: phrases(
    'non | non merci | nan | pas encore | pas maintenant | surtout pas | pas du tout | jamais | attendez | attends | ne faites pas ca | c est faux | faux | je ne veux pas | aucun | aucune | 👎 | ❌',
  ),
  polite: phrases(
    's il vous plait | s il te plait | svp | stp | merci | merci beaucoup | alors | je | le | la | ca | donc | bon',
  ),
  stop: phrases('arret | arreter | arretez | desabonner | desinscrire | desinscription'),
  start: phrases('reprendre | demarrer'),
  leave: phrases(
    'laissez tomber | laisse tomber | oubliez | oublie | peu importe | tant pis | annuler | retour | j ai change d avis | ce n est pas grave',
  ),
  people: phrases(
    'humain | un humain | un etre humain | personne | une personne | vraie personne | une vraie personne | conseiller | un conseiller | conseillere | une conseillere | agent | un agent | quelqu un | service client | operateur | un operateur | responsable | un responsable | interlocuteur | employe | support | collegue',
  ),
  askFor:
    /\b(parler|parle|discuter|joindre|contacter|appeler|veux|voudrais|voulez|souhaite|besoin|passer|passez|mettre|transferer|transferez|echanger avec|puis je|avoir|y a t il)\b/,
  notAskedFor:
    /\b(pas|sans|ni)\b( \w+){0,4} (parler|humain|personne|conseiller|agent|quelqu un)\b|\bpersonne (ne|n|a|qui|m)\b|\b(agent|conseiller|conseillere|quelqu un|employe) (a|m|qui|etait|avait|est|ma)\b|\bpour (quelqu un|une personne|une autre personne)\b/,
  everything:
    /\b(tout|toute la commande|la commande entiere|la totalite|integralite|tous les articles)\b|^(tous|toutes|les deux)$/,
  ordinals: [
    ['premier', 'premiere', 'un'],
    ['deuxieme', 'second', 'seconde', 'deux'],
    ['troisieme', 'trois'],
    ['quatrieme', 'quatre'],
  ],
  last: phrases('dernier | derniere'),
  intents: [
    [
      'refund',
      0.85,
      /\b(rembourse[rsz]?|remboursement|remboursements|rembourses?|remboursee|recuperer mon argent|mon argent|refund)\b/,
    ],
    [
      'refund_status',
      0.93,
      /\b(ou|quand|statut|suivi|nouvelles)\b.*\b(remboursement|remboursee?|mon argent)\b/,
    ],
    [
      'refund_policy',
      0.93,
      /\b(politique|conditions?|delai|regles?)\b.*\b(remboursement|retour|retours)\b/,
    ],
    [
      'cancel_order',
      0.85,
      /\b(annule[rz]?|annulation|annulez|resilier)\b|\bplus (besoin )?de (ma|cette) commande\b/,
    ],
    [
      'cancellation_policy',
      0.95,
      /\b(frais|politique|conditions?|delai)\b.*\b(annulation|annuler)\b/,
    ],
    [
      'dispute',
      0.88,
      /\b(litige|contester|conteste|contestation|reclamer un paiement|fraude|fraude?uleu[xs]e?|opposition)\b/,
    ],
    [
      'order_status',
      0.86,
      /\b(ou|quand|statut|suivi|suivre|nouvelles)\b.*\b(commande|colis|livraison|livree?|paquet|achat)\b|\bsuivi\b/,
    ],
    ['return_or_exchange', 0.8, /\b(retourner|renvoyer|echanger|echange|remplacer|remplacement)\b/],
    ['change_address', 0.9, /\b(changer|modifier|corriger|nouvelle|mauvaise|autre)\b.*\badresse\b/],
    ['invoice', 0.88, /\b(facture|factures|recu d achat|justificatif)\b/],
    [
      'delivery_info',
      0.85,
      /\b(frais|delais?|modes?|options?) de (livraison|port|expedition)\b|\blivrez vous\b/,
    ],
    ['account', 0.8, /\b(mot de passe|mon compte|inscription|me connecter)\b/],
    ['complaint', 0.85, /\b(reclamation|plainte|me plaindre|inadmissible|inacceptable)\b/],
    ['greeting', 0.7, /^(bonjour|bonsoir|salut|coucou|hello)( (a tous|madame|monsieur))?$/],
    ['thanks', 0.7, /^((ok|super|parfait|tres bien) )*merci( (beaucoup|bien|a vous|infiniment))*$/],
    ['goodbye', 0.75, /^(au revoir|bonne (journee|soiree)|a bientot|adieu)$/],
  ],
  reasons: [
    [
      'damaged',
      /\b(casse|cassee|cassees|abime|abimee|endommage|endommagee|defectueu(x|se)|ne (fonctionne|marche) pas|en panne|brise|brisee|fissure|dechire)\b/,
    ],
    [
      'wrong_item',
      /\b(mauvais|mauvaise) (article|produit|taille|couleur|modele|commande)\b|\bpas (le bon|la bonne)\b|\berreur d article\b/,
    ],
    [
      'not_as_described',
      /\b(pas conforme|non conforme|ne correspond pas|different de|contrefacon|mauvaise qualite)\b/,
    ],
    ['not_received', /\b(jamais|pas|rien)( \w+)? (recue?|arrivee?|livree?)\b|\bperdu\b/],
    ['late', /\b(en retard|retard|trop tard)\b/],
    [
      'changed_mind',
      /\b(change d avis|ne me (va|plait|convient) pas|trop (petite?|grande?|cher|chere|serre)|plus besoin|n en veux plus)\b/,
    ],
  ],
  disputes: [
    [
      'charged_twice',
      /\b(debitee?|preleve|prelevee|facturee?|payee?|paye)\b.*\b(deux fois|2 fois|double)\b|\bdouble (debit|prelevement|paiement)\b/,
    ],
    [
      'not_recognised',
      /\b(reconnais|reconnait) pas\b|\b(prelevement|paiement|debit|achat) (inconnu|frauduleux|non autorise)\b|\bpas (autorise|fait) (ce|cet|cette)\b|\bfraude\b/,
    ],
    [
      'wrong_amount',
      /\b(mauvais|montant) (montant|incorrect|errone|faux)\b|\b(trop|plus) (preleve|paye|debite|cher que prevu)\b/,
    ],
    [
      'refund_missing',
      /\b(remboursement|rembourse|remboursee|argent)\b.*\b(toujours pas|jamais|pas encore|pas recu|attends)\b|\b(toujours pas|jamais|pas encore)( \w+){0,3} (rembourse|remboursee|remboursement)\b/,
    ],
    ['not_received', /\b(jamais|pas|rien)( \w+)? (recue?|arrivee?|livree?)\b|\bperdu\b/],
    ['not_as_described', /\b(pas conforme|non conforme|ne correspond pas|contrefacon)\b/],
  ],
  unwanted:
    /\b(pas|ne veux pas|sans)\b( \w+){0,3} (remboursement|rembourse|annuler|annulation|litige)\b/,
  keyWords: wordList(
    'remboursement rembourser annuler annulation commande conseiller litige contester facture livraison abime casse endommage retourner',
  ),
  knownWords: wordList(
    'commander commandes rembourse remboursee annule annulee conseil conseils livre casser caisse classe',
  ),
};
