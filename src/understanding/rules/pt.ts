import { type LanguageTable, phrases, wordList } from './table.ts';

export const pt: LanguageTable = {
  language: 'pt',
  evidence: wordList(
    'o os as um uma e nao meu minha que quero com por para onde esta do da no na eu voce preciso posso quando mas ola me foi ainda gostaria encomenda',
  ),
  yes: phrases(
    'sim | sim por favor | sim obrigado | sim obrigada | claro | claro que sim | com certeza | certo | correto | exato | exatamente | isso | isso mesmo | pode ser | pode fazer | faca isso | faz isso | confirmo | confirmado | confirmar | concordo | aceito | s | 👍 | ✅',
  ),
  softYes: phrases('ok | okay | ta bom | esta bem | tudo bem | beleza | perfeito | otimo | bom'),
  no: phrases(
    'nao | nao obrigado | nao obrigada | ainda nao | agora nao | nunca | de jeito nenhum | espera | espere | melhor nao | nao faca isso | nao quero | errado | nenhum | nenhuma | 👎 | ❌',
  ),
  polite: phrases(
    'por favor | obrigado | obrigada | muito obrigado | muito obrigada | entao | eu | o | pf',
  ),
  stop: phrases('parar | pare | sair | cancelar inscricao | descadastrar | remover'),
  start: phrases('comecar | iniciar'),
  leave: phrases(
    'deixa pra la | deixe para la | deixa para la | esquece | esqueca | nao importa | tanto faz | cancelar | voltar | mudei de ideia | desisto',
  ),
  people: phrases(
    'humano | um humano | ser humano | pessoa | uma pessoa | pessoa real | uma pessoa real | pessoa de verdade | atendente | um atendente | agente | um agente | alguem | representante | operador | um operador | assistente humano | atendimento | apoio ao cliente | gerente | supervisor | funcionario | colaborador',
  ),
  askFor:
    /\b(falar|falo|conversar|contatar|contactar|ligar|passar|passe|quero|queria|gostaria|preciso|transferir|transfira|posso|chamar|tem|ha)\b/,
  notAskedFor:
    /\b(nao|sem)\b( \w+){0,3} (falar|humano|pessoa|atendente|agente)\b|\b(atendente|pessoa|agente|alguem|funcionario) (que|me|foi|era|disse|usou|comprou|nao)\b|\bpara (alguem|uma pessoa|outra pessoa)\b/,
  everything:
    /\b(tudo|todo o pedido|o pedido (todo|inteiro|completo)|pedido inteiro|todos os (itens|artigos|produtos)|toda a encomenda)\b|^(todos|todas|ambos|ambas|os dois)$/,
  ordinals: [
    ['primeiro', 'primeira', 'um'],
    ['segundo', 'segunda', 'dois'],
    ['terceiro', 'terceira', 'tres'],
    ['quarto', 'quarta', 'quatro'],
  ],
  last: phrases('ultimo | ultima'),
  intents: [
    [
      'refund',
      0.85,
      /\b(reembolso|reembolsos|reembolsar|reembolsado|reembolsem|estorno|estornar|dinheiro de volta|meu dinheiro|devolucao do (meu )?dinheiro|refund)\b/,
    ],
    [
      'refund_status',
      0.93,
      /\b(onde|cade|quando|estado|status)\b.*\b(reembolso|estorno|meu dinheiro)\b/,
    ],
    [
      'refund_policy',
      0.93,
      /\b(politica|condicoes|prazo|regras)\b.*\b(reembolsos?|devolucao|devolucoes)\b/,
    ],
    ['cancel_order', 0.85, /\b(cancelar|cancela|cancele|cancelem|cancelamento|anular)\b/],
    [
      'cancellation_policy',
      0.95,
      /\b(politica|taxa|custo|prazo|condicoes|multa)\b.*\b(cancelamento|cancelar)\b/,
    ],
    [
      'dispute',
      0.88,
      /\b(disputa|disputar|contestar|contestacao|chargeback|fraude|cobranca (indevida|nao autorizada))\b/,
    ],
    [
      'order_status',
      0.86,
      /\b(onde|cade|quando|estado|status|rastrear|rastreio)\b.*\b(pedido|encomenda|pacote|entrega|compra)\b|\b(rastreio|rastreamento)\b/,
    ],
    ['return_or_exchange', 0.8, /\b(devolver|devolucao|trocar|troca|substituicao)\b/],
    [
      'change_address',
      0.9,
      /\b(mudar|alterar|corrigir|novo|errado|outra|nova)\b.*\b(endereco|morada)\b/,
    ],
    ['invoice', 0.88, /\b(fatura|faturas|nota fiscal|recibo)\b/],
    [
      'delivery_info',
      0.85,
      /\b(custo|custos|prazo|prazos|opcoes|portes) de (envio|entrega)\b|\bfrete\b/,
    ],
    ['account', 0.8, /\b(senha|palavra passe|minha conta|cadastro|entrar na conta)\b/],
    ['complaint', 0.85, /\b(reclamacao|queixa|reclamar|inaceitavel)\b/],
    ['greeting', 0.7, /^(ola|oi|bom dia|boa (tarde|noite))( a todos)?$/],
    ['thanks', 0.7, /^((ok|perfeito|muito) )*(obrigad[oa]|valeu)( por tudo)?$/],
    ['goodbye', 0.75, /^(tchau|adeus|ate (logo|breve|mais))$/],
  ],
  reasons: [
    [
      'damaged',
      /\b(quebrad[oa]s?|danificad[oa]s?|partid[oa]|com defeito|defeituos[oa]|nao funciona|estragad[oa]|rachad[oa])\b/,
    ],
    [
      'wrong_item',
      /\b(item|artigo|produto|tamanho|cor|modelo|pedido) (errad[oa]|trocad[oa])\b|\bnao e o que (pedi|comprei)\b/,
    ],
    [
      'not_as_described',
      /\b(nao e como|nao corresponde|diferente d[oae]|falsificad[oa]|falso|ma qualidade)\b/,
    ],
    [
      'not_received',
      /\b(nunca|nao)( \w+){0,2} (chegou|chegaram|recebi|recebido|entregue|entregaram)\b|\b(perdido|extraviado|extraviada)\b/,
    ],
    ['late', /\b(atrasad[oa]|atraso|tarde demais)\b/],
    [
      'changed_mind',
      /\b(mudei de ideia|nao (serve|serviu|gostei|preciso)|muito (pequen[oa]|grande|car[oa])|nao quero mais)\b/,
    ],
  ],
  disputes: [
    [
      'charged_twice',
      /\b(cobrad[oa]|cobraram|cobranca|paguei|debitado|debitaram)\b.*\b(duas vezes|2 vezes|dobro|duplicad[oa]|em dobro)\b|\bcobranca duplicada\b|\bduplicidade\b/,
    ],
    [
      'not_recognised',
      /\bnao (reconheco|fiz|autorizei)\b|\bcobranca (desconhecida|nao autorizada|indevida)\b|\bfraude\b/,
    ],
    [
      'wrong_amount',
      /\b(valor|montante|preco) (errad[oa]|incorret[oa])\b|\bcobra(do|ram) a mais\b/,
    ],
    [
      'refund_missing',
      /\b(reembolso|estorno|dinheiro)\b.*\b(nao|nunca|ainda)\b.*\b(chegou|recebi|caiu|veio)\b|\b(nao|nunca|ainda nao) recebi\b.*\b(reembolso|estorno)\b/,
    ],
    [
      'not_received',
      /\b(nunca|nao)( \w+){0,2} (chegou|chegaram|recebi|recebido|entregue|entregaram)\b|\b(perdido|extraviado|extraviada)\b/,
    ],
    ['not_as_described', /\b(nao e como|nao corresponde|falsificad[oa])\b/],
  ],
  unwanted:
    /\bnao (quero|preciso|desejo)( \w+){0,3} (reembolso|cancelar|cancelamento|disputa|estorno)\b|\bnao (cancelem?|cancelar)\b/,
  keyWords: wordList(
    'reembolso cancelar cancelamento pedido encomenda atendente contestar fatura entrega danificado devolver',
  ),
  knownWords: wordList('pedidos pediu cancelado cancelei entregue perdido pedi'),
};
