import { type LanguageTable, phrases, wordList } from './table.ts';

export const es: LanguageTable = {
  language: 'es',
  evidence: wordList(
    'el la los las un una es y no mi mis que quiero con por para donde esta he del al se lo necesito puedo cuando pero hola me ha muy',
  ),
  yes: phrases(
    'si | si por favor | sip | claro | claro que si | por supuesto | correcto | exacto | asi es | adelante | hazlo | hagalo | confirmo | confirmado | confirmar | de acuerdo | acepto | desde luego | eso es | 👍 | ✅',
  ),
  softYes: phrases('ok | okay | vale | bien | esta bien | perfecto | bueno | genial'),
  no: phrases(
    'no | no gracias | nop | todavia no | aun no | ahora no | nunca | para nada | espera | espere | mejor no | no lo hagas | no quiero | incorrecto | ninguno | ninguna | 👎 | ❌',
  ),
  polite: phrases('por favor | porfa | gracias | muchas gracias | pues | entonces | lo | yo | eso'),
  stop: phrases('parar | pare | alto | baja | darme de baja | cancelar suscripcion'),
  start: phrases('empezar | iniciar | alta'),
  leave: phrases(
    'olvidalo | olvidelo | dejalo | dejelo | da igual | no importa | cancelar | volver | salir | cambie de opinion | he cambiado de opinion',
  ),
  people: phrases(
    'humano | un humano | persona | una persona | persona real | una persona real | agente | un agente | asesor | un asesor | alguien | representante | un representante | operador | operadora | un operador | servicio al cliente | atencion al cliente | encargado | supervisor | empleado | soporte | gerente',
  ),
  askFor:
    /\b(hablar|hable|hablo|comunicar|comunicarme|comuniqueme|contactar|llamar|pasar|pasame|paseme|quiero|quisiera|necesito|ponme|pongame|transferir|conectar|puedo|chatear|hay)\b/,
  notAskedFor:
    /\b(no|sin)\b( \w+){0,3} (hablar|humano|persona|agente|asesor)\b|\b(agente|persona|asesor|empleado|alguien|representante) (que|me|fue|era|ha|dijo|no|uso|compro)\b|\bpara (alguien|una persona|otra persona)\b/,
  everything:
    /\b(todo|todos los articulos|todo el pedido|el pedido completo|la totalidad)\b|^(todos|todas|ambos|ambas|los dos)$/,
  ordinals: [
    ['primero', 'primera', 'primer', 'uno'],
    ['segundo', 'segunda', 'dos'],
    ['tercero', 'tercera', 'tercer', 'tres'],
    ['cuarto', 'cuarta', 'cuatro'],
  ],
  last: phrases('ultimo | ultima'),
  intents: [
    [
      'refund',
      0.85,
      /\b(reembolso|reembolsos|reembolsar|reembolsen|reembolsarme|reembolsado|devolucion (de|del) (mi )?dinero|devuelvan (me )?(el|mi) dinero|devuelvanme|mi dinero|devolver(me)? (el|mi) dinero|refund)\b/,
    ],
    ['refund_status', 0.93, /\b(donde|cuando|estado)\b.*\b(reembolso|mi dinero)\b/],
    [
      'refund_policy',
      0.93,
      /\b(politica|condiciones|plazo)\b.*\b(reembolsos?|devoluciones|devolucion)\b/,
    ],
    [
      'cancel_order',
      0.85,
      /\b(cancelar|cancela|cancele|cancelen|cancelacion|anular|anulacion|anulen|anule)\b/,
    ],
    [
      'cancellation_policy',
      0.95,
      /\b(politica|gastos|coste|cargo|plazo|condiciones|tarifa)\b.*\b(cancelacion|cancelar|anulacion)\b/,
    ],
    [
      'dispute',
      0.88,
      /\b(disputa|disputar|contracargo|impugnar|reclamar un (cargo|cobro|pago)|fraude|cargo no autorizado)\b/,
    ],
    [
      'order_status',
      0.86,
      /\b(donde|cuando|estado|seguimiento|rastrear)\b.*\b(pedido|paquete|envio|orden|compra|entrega)\b|\b(seguimiento|rastreo)\b/,
    ],
    [
      'return_or_exchange',
      0.8,
      /\b(devolver|devolucion|cambiar por|cambio de (talla|producto)|reemplazo)\b/,
    ],
    ['change_address', 0.9, /\b(cambiar|modificar|corregir|nueva|otra)\b.*\bdireccion\b/],
    ['invoice', 0.88, /\b(factura|facturas|recibo)\b/],
    [
      'delivery_info',
      0.85,
      /\b(gastos|plazos?|opciones|metodos?|tiempo) de (envio|entrega)\b|\b(hacen|realizan) envios\b/,
    ],
    ['account', 0.8, /\b(contrasena|mi cuenta|registrarme|iniciar sesion)\b/],
    ['complaint', 0.85, /\b(queja|quejarme|reclamacion|inaceptable)\b/],
    ['greeting', 0.7, /^(hola|buenas|buenos dias|buenas (tardes|noches))( a todos)?$/],
    ['thanks', 0.7, /^((ok|vale|perfecto|muchas|mil) )*gracias( por todo)?$/],
    ['goodbye', 0.75, /^(adios|hasta (luego|pronto)|chao)$/],
  ],
  reasons: [
    [
      'damaged',
      /\b(roto|rota|rotos|rotas|danado|danada|defectuos[oa]|no funciona|estropead[oa]|quebrad[oa]|averiad[oa])\b/,
    ],
    [
      'wrong_item',
      /\b(articulo|producto|talla|color|modelo|pedido) (equivocad[oa]|incorrect[oa]|erroneo)\b|\bno es lo que (pedi|compre)\b/,
    ],
    [
      'not_as_described',
      /\b(no es como|no corresponde|no coincide|distinto a|diferente a|falsificacion|mala calidad)\b/,
    ],
    [
      'not_received',
      /\b(nunca|no)( \w+){0,2} (llego|llegado|recibi|recibido|ha llegado|entregado|entregaron)\b|\bperdido\b/,
    ],
    ['late', /\b(tarde|retraso|demasiado tarde|atrasado)\b/],
    [
      'changed_mind',
      /\b(cambie de opinion|cambiado de opinion|no me (queda|gusta|sirve)|demasiado (pequeno|grande|caro)|ya no (lo|la) (quiero|necesito))\b/,
    ],
  ],
  disputes: [
    [
      'charged_twice',
      /\b(cobrado|cobraron|cargado|cobro|pagado|cargo|cargaron)\b.*\b(dos veces|2 veces|doble|duplicado)\b|\bdoble (cobro|cargo|pago)\b|\bcobro duplicado\b/,
    ],
    [
      'not_recognised',
      /\bno (reconozco|hice|autorice)\b|\b(cargo|cobro|pago) (desconocido|no reconocido|no autorizado)\b|\bfraude\b/,
    ],
    [
      'wrong_amount',
      /\b(importe|monto|precio|cantidad) (incorrect[oa]|equivocad[oa]|erroneo)\b|\bcobr(aron|ado) (de mas|demasiado)\b/,
    ],
    [
      'refund_missing',
      /\b(reembolso|dinero)\b.*\b(no|nunca|todavia|aun)\b.*\b(llegado|llega|recibido|recibi|llego)\b|\b(no|nunca)( \w+){0,3} (recibido|recibi|llegado)\b.*\breembolso\b/,
    ],
    [
      'not_received',
      /\b(nunca|no)( \w+){0,2} (llego|llegado|recibi|recibido|entregado|entregaron)\b|\bperdido\b/,
    ],
    ['not_as_described', /\b(no es como|no corresponde|no coincide|falsificacion)\b/],
  ],
  unwanted:
    /\bno (quiero|necesito|deseo)( \w+){0,3} (reembolso|cancelar|cancelacion|disputa)\b|\bno (cancelen?|cancelar|anular)\b/,
  keyWords: wordList(
    'reembolso reembolsar cancelar cancelacion pedido agente persona disputa factura envio seguimiento devolver danado',
  ),
  knownWords: wordList(
    'pedidos pedida cancelado cancelada personal devolverlo enviado envie perdido pedi',
  ),
};
