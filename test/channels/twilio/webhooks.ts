import { randomBytes } from 'node:crypto';
import { ACCOUNT, type Form } from './webhook-service.ts';

export const newSid = (kind = 'SM') => kind + randomBytes(16).toString('hex');

/** An SMS as it comes in on a long code in the United States. */
export function sms(fields: Form = {}): Form {
  const { MessageSid: sid = newSid() } = fields;
  return {
    ToCountry: 'US',
    ToState: 'CA',
    SmsMessageSid: sid,
    NumMedia: '0',
    ToCity: 'OAKLAND',
    FromZip: '94102',
    SmsSid: sid,
    FromState: 'CA',
    SmsStatus: 'received',
    FromCity: 'SAN FRANCISCO',
    Body: 'Where is my order?',
    FromCountry: 'US',
    To: '+15550100',
    ToZip: '94601',
    NumSegments: '1',
    MessageSid: sid,
    AccountSid: ACCOUNT,
    From: '+15550101',
    ApiVersion: '2010-04-01',
    ...fields,
  };
}

/** A photo by MMS. */
export const mms = (): Form =>
  sms({
    MessageSid: newSid('MM'),
    Body: '',
    NumMedia: '2',
    MediaContentType0: 'image/jpeg',
    MediaUrl0: `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Messages/MM1/Media/ME1`,
    MediaContentType1: 'text/x-vcard',
    MediaUrl1: `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Messages/MM1/Media/ME2`,
  });

/** A WhatsApp message with what Twilio tells of the person. */
export function whatsapp(fields: Form = {}): Form {
  const { MessageSid: sid = newSid() } = fields;
  return {
    SmsMessageSid: sid,
    NumMedia: '0',
    ProfileName: 'Tomás Herrera',
    MessageType: 'text',
    SmsSid: sid,
    WaId: '15550102',
    SmsStatus: 'received',
    Body: '¿Dónde está mi pedido?',
    To: 'whatsapp:+15550111',
    NumSegments: '1',
    ReferralNumMedia: '0',
    MessageSid: sid,
    AccountSid: ACCOUNT,
    ChannelMetadata: '{"type":"whatsapp","data":{"context":{"ProfileName":"Tomás Herrera"}}}',
    From: 'whatsapp:+15550102',
    ApiVersion: '2010-04-01',
    ...fields,
  };
}

export const tapped = (choice: string): Form =>
  whatsapp({
    MessageType: 'button',
    Body: 'Yes, refund it',
    ButtonText: 'Yes, refund it',
    ButtonPayload: choice,
    OriginalRepliedMessageSid: `SM${'a'.repeat(32)}`,
    OriginalRepliedMessageSender: 'whatsapp:+15550111',
  });

export const listed = (choice: string): Form =>
  whatsapp({ MessageType: 'interactive', Body: 'R-1003', ListId: choice, ListTitle: 'R-1003' });

export const located = (): Form =>
  whatsapp({
    MessageType: 'location',
    Body: '',
    Latitude: '40.41678',
    Longitude: '-3.70379',
    Address: 'Puerta del Sol, Madrid',
  });

/** Somebody who hides the number: WhatsApp's own id stands in its place. */
export function hidden(): Form {
  const { WaId: _, ...rest } = whatsapp({
    From: 'whatsapp:ES.13491208655302741918',
    ExternalUserId: 'whatsapp:ES.13491208655302741918',
  });
  return rest;
}

/** A delivery receipt as it comes for a message of ours. */
export const receipt = (status: string, fields: Form = {}): Form => {
  const { MessageSid: sid = newSid() } = fields;
  return {
    SmsSid: sid,
    SmsStatus: status,
    MessageStatus: status,
    To: '+15550101',
    MessageSid: sid,
    AccountSid: ACCOUNT,
    From: '+15550100',
    ApiVersion: '2010-04-01',
    ...fields,
  };
};
